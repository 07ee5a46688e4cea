package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.Admission;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;

/** What the contracts of all books need. Each test works on a {@link TestLine} of its own. */
interface BooksContract {

    /** Empty or not; may be the same for all tests of a class. */
    Books books();

    default TestLine line() {
        return new TestLine(books());
    }

    static Fault assertRefused(Admission answer, FaultCode code) {
        assertThat(answer).isInstanceOf(Admission.Refused.class);
        Fault fault = ((Admission.Refused) answer).fault();
        assertThat(fault.code()).as(fault.message()).isEqualTo(code);
        return fault;
    }

    static Fault assertNeedsReason(Admission answer, FaultCode code) {
        assertThat(answer).isInstanceOf(Admission.NeedsReason.class);
        Fault fault = ((Admission.NeedsReason) answer).fault();
        assertThat(fault.code()).as(fault.message()).isEqualTo(code);
        return fault;
    }

    static Admission admitted(String serialNumber, int attempt, Admission.Kind kind) {
        return new Admission.Admitted(Optional.of(serialNumber), attempt, kind);
    }
}
