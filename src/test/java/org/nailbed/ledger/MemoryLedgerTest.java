package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nailbed.ledger.books.Books;

class MemoryLedgerTest extends LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    Books books() {
        return ledger.books();
    }

    @Test
    void disconnectedLedgerFailsUntilReconnected() {
        ledger.disconnect();
        assertThatThrownBy(() -> ledger.begin(new TestRuns("line-1").start("NB-000001")))
                .isInstanceOf(LedgerException.class);

        ledger.reconnect();
        TestRuns.keep(books());
        ledger.begin(new TestRuns("line-1").start("NB-000001"));
    }
}
