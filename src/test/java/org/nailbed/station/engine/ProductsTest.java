package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.run.Run;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.Products;
import org.nailbed.station.Products.State;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.StationListener;
import org.nailbed.station.engine.FakeBoard.Step;

class ProductsTest {

    private static final Product FIRST = ProductDraft.named("lamp").made();
    private static final Product SECOND =
            ProductDraft.named("lamp").version("2").made();

    private final MemoryLedger ledger = new MemoryLedger();
    private final TestStation test = TestStation.approving(2, ledger.books(), FIRST);
    private final Products products = test.station.products();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void onlyAnApprovedRevisionRuns() {
        test.scan(1);
        assertRefused(Refusal.NOT_APPROVED, "lamp 1");
        products.approve(FIRST.revisionSha256(), "Eve", "limits checked");
        assertThat(lamp().used().orElseThrow().state()).isEqualTo(State.APPROVED);
        assertThat(lamp().used().orElseThrow().approval().orElseThrow().by()).isEqualTo("Eve");
        test.station.start(1);
        test.assertPassed(1);
    }

    @Test
    void whereTheFileSaysSoTheStationFileApproves() {
        try (TestStation automatic = TestStation.making(1, new MemoryLedger().books(), FIRST)) {
            Products.Revision used =
                    automatic.station.products().all().get(0).used().orElseThrow();
            assertThat(used.state()).isEqualTo(State.APPROVED);
            assertThat(used.approval().orElseThrow().by()).isEqualTo("station file");
        }
    }

    @Test
    void aWithdrawnRevisionOrImageRunsNoMoreUntilItIsReinstated() {
        products.approve(FIRST.revisionSha256(), "Eve", "");
        test.scan(1);
        products.withdraw(Subject.PRODUCT, FIRST.revisionSha256(), "Eve", "wrong limit");
        assertRefused(Refusal.WITHDRAWN, "was withdrawn by Eve: wrong limit");
        assertThat(refusal(() -> products.approve(FIRST.revisionSha256(), "Eve", ""))
                        .refusal())
                .isEqualTo(Refusal.WITHDRAWN);
        products.reinstate(Subject.PRODUCT, FIRST.revisionSha256(), "Eve", "it was right");
        String image = FIRST.images().get(0).sha256();
        products.withdraw(Subject.FIRMWARE, image, "Eve", "leaks");
        assertRefused(Refusal.WITHDRAWN, "a firmware image that was withdrawn by Eve: leaks");
        products.reinstate(Subject.FIRMWARE, image, "Eve", "it was another");
        test.station.start(1);
        test.assertPassed(1);
    }

    @Test
    void anEditedFileIsOfferedAndTakenWhileRunsKeepTheirRevision() throws InterruptedException {
        products.approve(FIRST.revisionSha256(), "Eve", "");
        test.boards.board(1).holdAt(Step.WRITE);
        test.scanAndStart(1);
        test.boards.board(1).awaitAt(Step.WRITE);
        products.offer(SECOND);
        assertThat(lamp().used().orElseThrow().product()).isEqualTo(FIRST);
        assertThat(lamp().offered().orElseThrow().product()).isEqualTo(SECOND);
        products.approve(SECOND.revisionSha256(), "Eve", "");
        products.take(SECOND.revisionSha256());
        assertThat(lamp().offered()).isEmpty();
        assertThat(test.station.slot(1).assignment().product())
                .as("while it runs")
                .isEqualTo(FIRST);
        test.boards.board(1).letGo(Step.WRITE);
        test.assertPassed(1);
        test.scanAndStart(2);
        test.assertPassed(2);
        assertThat(ledger.endedRuns())
                .extracting(run -> run.start().product().revisionSha256())
                .containsExactly(FIRST.revisionSha256(), SECOND.revisionSha256());
    }

    @Test
    void aTakenRevisionIsNotApprovedByTheApprovalOfTheLast() {
        products.approve(FIRST.revisionSha256(), "Eve", "");
        products.offer(SECOND);
        products.take(SECOND.revisionSha256());
        test.scan(1);
        assertRefused(Refusal.NOT_APPROVED, "lamp 2");
        assertThat(refusal(() -> products.take(SECOND.revisionSha256())).refusal())
                .isEqualTo(Refusal.NOT_NOW);
    }

    @Test
    void aJobKeepsTheRevisionThatItWasMadeWith() {
        products.approve(FIRST.revisionSha256(), "Eve", "");
        Jobs.View job =
                test.station.jobs().create(new Jobs.Order("lamp", 5, "L-1", StartRule.BUTTON, Set.of(1), "Ann"));
        test.station.jobs().start(job.id(), "Ann");
        products.offer(SECOND);
        products.take(SECOND.revisionSha256());
        test.scanAndStart(1);
        test.assertPassed(1);
        assertThat(ledger.endedRuns())
                .extracting(Run::start)
                .extracting(start -> start.product().revisionSha256())
                .containsExactly(FIRST.revisionSha256());
    }

    @Test
    void aBrokenFileIsShownAndDisturbsNothing() {
        products.approve(FIRST.revisionSha256(), "Eve", "");
        products.broken("lamp", List.of("lamp.yaml:3:1: unknown key 'chpi'. Did you mean 'chip'?"));
        assertThat(lamp().faults()).hasSize(1);
        test.scanAndStart(1);
        test.assertPassed(1);
        products.offer(FIRST);
        assertThat(lamp().faults()).isEmpty();
        assertThat(lamp().offered()).as("it was changed back").isEmpty();
        products.broken("lock", List.of("lock.yaml:1:1: the file is empty."));
        assertThat(products.all()).extracting(Products.View::name).containsExactly("lamp", "lock");
        assertThat(refusal(() -> products.use("lock", Set.of(1), "Ann")).refusal())
                .isEqualTo(Refusal.UNKNOWN_PRODUCT);
    }

    @Test
    void aNewProductIsOnTheShelfAndMadeWhereItIsWanted() {
        Product lock = ProductDraft.named("lock").pattern("LK-\\d{4}").made();
        AtomicInteger told = new AtomicInteger();
        test.station.addListener(new Told(told));
        products.offer(lock);
        assertThat(told).hasPositiveValue();
        products.approve(lock.revisionSha256(), "Eve", "");
        products.use("lock", Set.of(2), "Ann");
        assertThat(products.all().get(1).slots()).containsExactly(2);
        assertThat(test.station.scan("LK-0001", Optional.empty()).slot()).contains(2);
        test.station.start(2);
        test.assertPassed(2);
    }

    @Test
    void whatWasOfferedWhileTheDatabaseWasAwayIsOfferedWhenItIsBack() {
        ledger.disconnect();
        products.offer(SECOND);
        assertThat(lamp().offered()).isEmpty();
        ledger.reconnect();
        await().atMost(TestStation.PATIENCE).until(() -> lamp().offered().isPresent());
        assertThat(lamp().offered().orElseThrow().product()).isEqualTo(SECOND);
    }

    private Products.View lamp() {
        return products.all().stream()
                .filter(view -> view.name().equals("lamp"))
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(Refusal why, String words) {
        StationException refused = refusal(() -> test.station.start(1));
        assertThat(refused.refusal()).isEqualTo(why);
        assertThat(refused).hasMessageContaining(words);
    }

    private static StationException refusal(ThrowingCallable command) {
        return catchThrowableOfType(StationException.class, command);
    }

    private record Told(AtomicInteger times) implements StationListener {
        @Override
        public void slotChanged(int slot) {}

        @Override
        public void slotProgressed(int slot) {}

        @Override
        public void dayChanged() {}

        @Override
        public void lineChanged() {
            times.incrementAndGet();
        }
    }
}
