package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.ledger.product.RevisionStatus;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;

/** Product revisions: kept once, approved, withdrawn, reinstated. */
interface ProductContract extends BooksContract {

    @Test
    default void revisionIsKeptOnceAsItWasFirstLoaded() {
        TestLine line = line();
        ProductRevision revision = line.revision("2.0");

        books().products().keep(revision);
        books().products().keep(line.revision("2.0"));

        RevisionStatus kept = books().products().revision(revision.sha256()).orElseThrow();
        assertThat(kept.revision()).usingRecursiveComparison().isEqualTo(revision);
        assertThat(kept.isApproved()).isFalse();
        assertThat(books().products().revision(line.sha256("9.9"))).isEmpty();
    }

    @Test
    default void revisionsOfAProductAreNewestFirst() {
        TestLine line = line();
        books().products().keep(line.revision("2.0"));
        books().products().keep(line.revision("3.0"));

        assertThat(books().products().revisions(line.own("demo")))
                .extracting(status -> status.revision().version())
                .containsExactly("3.0", "2.0", "1.0");
        assertThat(books().products().revisions("nothing")).isEmpty();
    }

    @Test
    default void approvedRevisionMayRunUntilItIsWithdrawn() {
        TestLine line = line();
        String sha256 = line.sha256("1.0");
        Approval approval = new Approval(sha256, "eva", "as built in lot 7", line.now());
        assertThat(books().products().isApproved(sha256)).isFalse();

        books().products().approve(approval);
        assertThat(books().products().isApproved(sha256)).isTrue();

        Withdrawal withdrawn = say(line, Subject.PRODUCT, Verdict.WITHDRAWN, sha256);
        assertThat(books().products().isApproved(sha256)).isFalse();
        RevisionStatus status = books().products().revision(sha256).orElseThrow();
        assertThat(status.approval()).contains(approval);
        assertThat(status.withdrawal()).contains(withdrawn);

        say(line, Subject.PRODUCT, Verdict.REINSTATED, sha256);
        assertThat(books().products().isApproved(sha256)).isTrue();
    }

    @Test
    default void newestApprovalIsShown() {
        TestLine line = line();
        String sha256 = line.sha256("1.0");
        books().products().approve(new Approval(sha256, "eva", "", line.now()));
        Approval newer = new Approval(sha256, "max", "checked again", line.now());
        books().products().approve(newer);

        assertThat(books().products().revision(sha256).orElseThrow().approval()).contains(newer);
    }

    @Test
    default void revisionThatWasNotKeptIsNotApproved() {
        TestLine line = line();
        Approval approval = new Approval(line.sha256("9.9"), "eva", "", line.now());

        assertThatThrownBy(() -> books().products().approve(approval)).isInstanceOf(LedgerException.class);

        assertThat(books().products().isApproved(line.sha256("9.9"))).isFalse();
    }

    @Test
    default void listOfTheWithdrawnHoldsWhatStands() {
        TestLine line = line();
        Withdrawal first = say(line, Subject.FIRMWARE, Verdict.WITHDRAWN, line.sha256("a"));
        Withdrawal second = say(line, Subject.PRODUCT, Verdict.WITHDRAWN, line.sha256("a"));
        say(line, Subject.FIRMWARE, Verdict.WITHDRAWN, line.sha256("b"));
        Withdrawal taken = say(line, Subject.FIRMWARE, Verdict.REINSTATED, line.sha256("b"));

        assertThat(books().products().withdrawn())
                .containsSubsequence(second, first)
                .doesNotContain(taken);
        assertThat(books().products().withdrawn())
                .extracting(Withdrawal::sha256)
                .doesNotContain(line.sha256("b"));
    }

    private Withdrawal say(TestLine line, Subject subject, Verdict verdict, String sha256) {
        Withdrawal word = new Withdrawal(subject, verdict, sha256, "eva", "too hot", line.now());
        books().products().withdraw(word);
        return word;
    }
}
