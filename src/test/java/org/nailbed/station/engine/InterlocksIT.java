package org.nailbed.station.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.ledger.TestRuns;
import org.nailbed.ledger.job.StartRule;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.ledger.line.Release;
import org.nailbed.ledger.line.UnitHistory;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Outcome;
import org.nailbed.sequence.Operator.Given;
import org.nailbed.station.Jobs;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotView.Asked;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.StationConfig.Approval;
import org.nailbed.station.engine.FakeBoard.Step;
import org.nailbed.station.serial.CheckDigits;

/** Each rule of the line, kept by a whole station on a real database, before the first byte of a board is erased. */
class InterlocksIT extends InterlockBench {

    @Test
    void aCodeThatIsNoSerialNumberOrWasMisreadIsRefusedAtTheScan() {
        SerialNumberRule rule = new SerialNumberRule(
                Pattern.compile("NB-(\\d{7})"), Optional.of("NB-0000018"), Optional.of(CheckDigits.LUHN));
        TestStation test = open(draft().serialNumber(Optional.of(rule)).made());
        for (String wrong : List.of("NB-000018", "XX-0000018", "NB-0000019")) {
            StationException refused =
                    catchThrowableOfType(StationException.class, () -> test.station.scan(wrong, Optional.of(1)));
            assertThat(refused.refusal()).as(wrong).isEqualTo(Refusal.SERIAL_PATTERN);
            assertThat(refused).hasMessageContaining(wrong);
        }
        run(test, 1, "NB-0000018");
        test.assertPassed(1);
    }

    @Test
    void aBoardThatBelongsToAnotherUnitIsRefused() {
        TestStation test = open(draft().made());
        String mac = TestRuns.newMac();
        board(test, 1, mac);
        String first = run(test, 1);
        test.assertPassed(1);
        String second = run(test, 1);
        assertRefused(test, 1, FaultCode.DUPLICATE_MAC);
        assertThat(test.awaitEnded(1).fault().orElseThrow().message()).contains(mac, first, second);
        database.books().line().release(new Release(mac, "Eve", "relabelled", Instant.now()));
        run(test, 1, second);
        test.assertPassed(1);
    }

    @Test
    void aUnitThatIsAnotherBoardAlreadyIsRefused() {
        TestStation test = open(draft().made());
        String unit = run(test, 1);
        test.assertPassed(1);
        test.station.clear(1);
        run(test, 2, unit);
        assertRefused(test, 2, FaultCode.SERIAL_BOUND);
    }

    @Test
    void aUnitThatSkippedAStepIsRefusedUntilItPassedThere() {
        Product flash = draft().made();
        Product test = draft().rules(rules("final-test", List.of("flash"), AfterPass.REWORK))
                .made();
        TestStation line = open(flash, test);
        line.station.products().use(test.name(), Set.of(2), "Ann");
        String unit = unit();
        String mac = TestRuns.newMac();
        board(line, 1, mac);
        board(line, 2, mac);
        run(line, 2, unit);
        assertRefused(line, 2, FaultCode.ROUTE_NOT_MET);

        line.boards.board(1).failAt(Step.BOOT, new FlashException(FlashFault.BOOT_LOOP, "again and again"));
        line.station.clear(2);
        run(line, 1, unit);
        line.assertEnded(1, Outcome.FAIL, FaultCode.BOOT_LOOP);
        line.station.clear(1);
        run(line, 2, unit);
        assertRefused(line, 2, FaultCode.ROUTE_NOT_MET);

        line.boards.board(1).heal();
        line.station.clear(2);
        run(line, 1, unit);
        line.assertPassed(1);
        line.station.clear(1);
        run(line, 2, unit);
        line.assertPassed(2);
    }

    @Test
    void aUnitThatPassedIsRefusedWhereTheProductSaysSo() {
        TestStation test =
                open(draft().rules(rules("flash", List.of(), AfterPass.REFUSE)).made());
        String unit = run(test, 1);
        test.assertPassed(1);
        run(test, 1, unit);
        assertRefused(test, 1, FaultCode.ALREADY_PASSED);
    }

    @Test
    void aUnitThatPassedGoesOnWithAReasonThatIsRecorded() {
        TestStation test =
                open(draft().rules(rules("flash", List.of(), AfterPass.ASK)).made());
        String unit = run(test, 1);
        test.assertPassed(1);
        run(test, 1, unit);
        Asked asked = asked(test, 1);
        assertThat(asked.text()).contains(unit).contains("Why may it go on all the same?");
        test.station.answer(1, asked.id(), new Given("customer return"));
        test.assertPassed(1);
        UnitHistory.Booking booking = bookings(unit).get(0);
        assertThat(booking.reason()).contains("customer return");
        assertThat(booking.attempt()).isEqualTo(2);

        run(test, 1, unit);
        asked(test, 1);
        test.ticker.turn(Duration.ofSeconds(11));
        assertRefused(test, 1, FaultCode.ALREADY_PASSED);
    }

    @Test
    void aUnitThatPassedIsMadeAgainWhereTheProductAllowsRework() {
        TestStation test = open(draft().made());
        String unit = run(test, 1);
        test.assertPassed(1);
        run(test, 1, unit);
        test.assertPassed(1);
        assertThat(bookings(unit)).hasSize(2);
    }

    @Test
    void aUnitThatWasTriedOftenEnoughIsTriedAgainOnlyForAReason() {
        AdmissionRules twice = new AdmissionRules("flash", List.of(), AfterPass.REFUSE, OptionalInt.of(2));
        TestStation test = open(draft().rules(twice).made());
        test.boards.board(1).failAt(Step.BOOT, new FlashException(FlashFault.BOOT_LOOP, "again and again"));
        String unit = run(test, 1);
        test.assertEnded(1, Outcome.FAIL, FaultCode.BOOT_LOOP);
        run(test, 1, unit);
        test.assertEnded(1, Outcome.FAIL, FaultCode.BOOT_LOOP);
        int writes = test.boards.board(1).writes();
        run(test, 1, unit);
        Asked asked = asked(test, 1);
        test.station.stop(1);
        test.assertEnded(1, Outcome.ABORTED, FaultCode.STOPPED);
        assertThat(test.boards.board(1).writes()).as("after 2 attempts").isEqualTo(writes);
        assertThat(asked.text()).contains(unit);

        test.boards.board(1).heal();
        run(test, 1, unit);
        test.station.answer(1, asked(test, 1).id(), new Given("crystal replaced"));
        test.assertPassed(1);
        assertThat(bookings(unit)).extracting(UnitHistory.Booking::attempt).containsExactly(3, 2, 1);
    }

    @Test
    void aJobMakesItsQuantityAndNotOneMore() {
        TestStation test = open(draft().made());
        Jobs.View job = test.station
                .jobs()
                .create(new Jobs.Order(
                        test.station.product().name(), 1, "L-1", StartRule.BUTTON, Set.of(1, 2, 3, 4), "Ann"));
        test.station.jobs().start(job.id(), "Ann");
        for (int slot = 1; slot <= 4; slot++) {
            test.station.scan(unit(), Optional.of(slot));
            test.boards.board(slot).holdAt(Step.IDENTIFY);
        }
        // All begin while the job still lacks its one unit: the database gives that seat away once.
        assertThat(test.station.startAll().started()).hasSize(SLOTS);
        for (int slot = 1; slot <= SLOTS; slot++) {
            test.boards.board(slot).letGo(Step.IDENTIFY);
        }
        List<Ended> ended = List.of(1, 2, 3, 4).stream().map(test::awaitEnded).toList();
        assertThat(ended).filteredOn(end -> end.outcome() == Outcome.PASS).hasSize(1);
        assertThat(ended)
                .filteredOn(end -> end.outcome() != Outcome.PASS)
                .extracting(end -> end.fault().orElseThrow().code())
                .containsOnly(FaultCode.JOB_FULL);
        await().atMost(TestStation.PATIENCE)
                .until(() -> view(test, job).hindrance().isPresent());
        assertThat(catchThrowableOfType(StationException.class, () -> run(test, 1))
                        .refusal())
                .isEqualTo(Refusal.JOB_FULL);
    }

    @Test
    void aJobThatIsPausedBehindTheStationsBackTakesNoUnit() throws InterruptedException {
        TestStation test = open(draft().made());
        Jobs.View job = test.station
                .jobs()
                .create(new Jobs.Order(test.station.product().name(), 5, "L-2", StartRule.BUTTON, Set.of(1), "Ann"));
        test.station.jobs().start(job.id(), "Ann");
        test.boards.board(1).holdAt(Step.IDENTIFY);
        run(test, 1);
        test.boards.board(1).awaitAt(Step.IDENTIFY);
        test.station.jobs().pause(job.id(), "Ann");
        test.boards.board(1).letGo(Step.IDENTIFY);
        assertRefused(test, 1, FaultCode.JOB_NOT_RUNNING);
    }

    @Test
    void whatIsWithdrawnAtThatMomentOnAnotherStationIsNotWritten() throws InterruptedException {
        Product product = draft().firmware(new FirmwareSet(
                        List.of(Image.of("app", 0x10000, ("app " + UNITS.incrementAndGet()).getBytes(UTF_8))),
                        Optional.empty(),
                        Optional.empty()))
                .made();
        TestStation test = open(product);
        String image = product.images().get(0).sha256();
        assertWithdrawn(test, Subject.PRODUCT, product.revisionSha256(), FaultCode.PRODUCT_WITHDRAWN);
        assertWithdrawn(test, Subject.FIRMWARE, image, FaultCode.FIRMWARE_WITHDRAWN);
    }

    private void assertWithdrawn(TestStation test, Subject subject, String sha256, FaultCode code)
            throws InterruptedException {
        int slot = subject == Subject.PRODUCT ? 1 : 2;
        test.boards.board(slot).holdAt(Step.IDENTIFY);
        run(test, slot);
        test.boards.board(slot).awaitAt(Step.IDENTIFY);
        database.books()
                .products()
                .withdraw(new Withdrawal(subject, Verdict.WITHDRAWN, sha256, "Eve", "burns", Instant.now()));
        test.boards.board(slot).letGo(Step.IDENTIFY);
        assertRefused(test, slot, code);
        assertThat(test.boards.board(slot).writes()).isZero();
        await().atMost(TestStation.PATIENCE)
                .untilAsserted(() -> assertThat(catchThrowableOfType(StationException.class, () -> run(test, slot)))
                        .isInstanceOfSatisfying(
                                StationException.class,
                                refused -> assertThat(refused.refusal()).isEqualTo(Refusal.WITHDRAWN)));
        test.station.products().reinstate(subject, sha256, "Eve", "it was the oven");
        run(test, slot);
        test.assertPassed(slot);
    }

    @Test
    void aRevisionThatNobodyApprovedDoesNotStart() {
        Product product = draft().made();
        TestStation test = open("approving-line", Approval.REQUIRED, product);
        assertThat(catchThrowableOfType(StationException.class, () -> run(test, 1))
                        .refusal())
                .isEqualTo(Refusal.NOT_APPROVED);
        test.station.products().approve(product.revisionSha256(), "Eve", "");
        run(test, 1);
        test.assertPassed(1);
    }

    private static Jobs.View view(TestStation test, Jobs.View job) {
        return test.station.jobs().all().stream()
                .filter(view -> view.id().equals(job.id()))
                .findFirst()
                .orElseThrow();
    }

    private static AdmissionRules rules(String step, List<String> after, AfterPass afterPass) {
        return new AdmissionRules(step, after, afterPass, OptionalInt.empty());
    }
}
