package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nailbed.run.Attachment;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.Outcome;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** What every ledger does with the runs it is given. */
abstract class LedgerContract extends HistoryContract {

    @Test
    void wholeRunComesBackAsItWasStored() {
        RunStart start = begun("NB-000001");
        Measurement.Value text = new Measurement.Value.Text("v5.3-dirty");
        Limit limit = new Limit(Optional.of(new BigDecimal("3.135")), Optional.empty(), "V");
        Measurement exact = new Measurement(
                "supply", Optional.of(new Measurement.Value.Number(new BigDecimal("3.3000"))), "V", Optional.of(limit));
        Measurement named = new Measurement("version", Optional.of(text), "", Optional.empty());
        List<PhaseRecord> phases = List.of(
                new PhaseRecord(
                        PhaseKey.main("identify"),
                        runs.at(1),
                        Duration.ofMillis(250),
                        List.of(named),
                        Optional.empty()),
                new PhaseRecord(
                        PhaseKey.main("flash"),
                        runs.at(2),
                        Duration.ofNanos(7_123_456_000L),
                        List.of(exact),
                        Optional.empty()));
        Run run = new Run(start, dut("24:0a:c4:00:00:01"), phases, Optional.empty(), runs.at(9), List.of());

        ledger().finish(run);

        RunDetail detail = ledger().run(start.id()).orElseThrow();
        assertThat(detail.phases()).isEqualTo(phases);
        assertThat(detail.images()).isEqualTo(start.images());
        assertThat(detail.chip()).contains("ESP32-S3");
        assertThat(detail.sequenceSha256()).isEqualTo(start.product().sequenceSha256());
        assertThat(detail.fault()).isEmpty();
        assertThat(detail.summary())
                .isEqualTo(new RunSummary(
                        start.id(),
                        start.station(),
                        start.slot(),
                        start.product().name(),
                        Optional.of("NB-000001"),
                        Optional.of("24:0a:c4:00:00:01"),
                        start.started(),
                        Optional.of(runs.at(9)),
                        Optional.of(Outcome.PASS),
                        Optional.empty()));
    }

    @Test
    void runThatGoesOnHasNeitherEndNorOutcome() {
        RunStart start = begun("NB-000001");

        RunDetail detail = ledger().run(start.id()).orElseThrow();

        assertThat(detail.summary().outcome()).isEmpty();
        assertThat(detail.summary().ended()).isEmpty();
        assertThat(detail.phases()).isEmpty();
        assertThat(detail.images()).isEqualTo(start.images());
    }

    @Test
    void unknownRunIsAbsent() {
        assertThat(ledger().run(RunIds.next())).isEmpty();
        assertThat(ledger().attachment(RunIds.next(), "trace.txt")).isEmpty();
    }

    @Test
    void faultOfAPhaseDecidesAndIsKeptWithIt() {
        RunStart start = begun("NB-000001");
        Fault fault = new Fault(FaultCode.DIGEST_MISMATCH, "Region 0x10000 reads back otherwise.");
        PhaseRecord failed = runs.phase("verify", Optional.of(fault));
        PhaseRecord after = runs.phase("boot", Optional.of(new Fault(FaultCode.BOOT_LOOP, "Three resets in 2 s.")));

        ledger().finish(runs.ended(start, dut("24:0a:c4:00:00:02"), List.of(failed, after)));

        RunDetail detail = ledger().run(start.id()).orElseThrow();
        assertThat(detail.fault()).contains(fault);
        assertThat(detail.summary().outcome()).contains(Outcome.FAIL);
        assertThat(detail.summary().faultCode()).contains(FaultCode.DIGEST_MISMATCH);
        assertThat(detail.phases()).containsExactly(failed, after);
    }

    @Test
    void missingMeasurementIsKeptAsDeclared() {
        RunStart start = begun("NB-000001");
        Limit limit = new Limit(Optional.empty(), Optional.of(BigDecimal.TEN), "s");
        Measurement missing = new Measurement("boot-time", Optional.empty(), "s", Optional.of(limit));
        PhaseRecord phase =
                new PhaseRecord(PhaseKey.main("boot"), runs.at(1), Duration.ZERO, List.of(missing), Optional.empty());

        ledger().finish(runs.ended(start, dut("24:0a:c4:00:00:03"), List.of(phase)));

        RunDetail detail = ledger().run(start.id()).orElseThrow();
        assertThat(detail.phases().get(0).measurements()).containsExactly(missing);
        assertThat(detail.summary().faultCode()).contains(FaultCode.MEASUREMENT_MISSING);
    }

    @Test
    void attachmentsComeBackByName() {
        RunStart start = begun("NB-000001");
        byte[] trace = {0, 1, (byte) 0xC0, (byte) 0xFF};
        Run run = new Run(
                start,
                dut("24:0a:c4:00:00:04"),
                List.of(runs.phase("flash", Optional.empty())),
                Optional.empty(),
                runs.at(9),
                List.of(
                        new Attachment("trace.txt", "text/plain", trace),
                        new Attachment("trace.txt", "text/plain", new byte[0])));

        ledger().finish(run);

        Attachment attachment = ledger().attachment(start.id(), "trace.txt").orElseThrow();
        assertThat(attachment.content()).isEqualTo(trace);
        assertThat(attachment.mediaType()).isEqualTo("text/plain");
        assertThat(ledger().run(start.id()).orElseThrow().attachmentNames()).containsExactly("trace.txt", "trace.txt");
    }

    @Test
    void endStoredTwiceIsStoredOnce() {
        RunStart start = begun("NB-000001");
        Run run = runs.passed(start, "24:0a:c4:00:00:05");

        ledger().finish(run);
        ledger().finish(run);

        assertThat(ledger().counters(start.station(), Instant.EPOCH)).isEqualTo(new Counters(1, 0, 0, 0));
        assertThat(ledger().run(start.id()).orElseThrow().phases()).hasSameSizeAs(run.phases());
    }

    @Test
    void beginStoredTwiceIsStoredOnce() {
        RunStart start = begun("NB-000001");

        ledger().begin(start);

        assertThat(ledger().run(start.id()).orElseThrow().images()).isEqualTo(start.images());
    }

    @Test
    void endWhoseBeginIsMissingIsStoredWithIt() {
        RunStart start = runs.start("NB-000001");
        TestRuns.keep(books());

        ledger().finish(runs.passed(start, "24:0a:c4:00:00:06"));

        assertThat(ledger().run(start.id()).orElseThrow().summary().outcome()).contains(Outcome.PASS);
    }

    @Test
    void secondEndThatDiffersIsRefused() {
        RunStart start = begun("NB-000001");
        ledger().abortUnfinished(start.station(), runs.at(5));

        assertThatThrownBy(() -> ledger().finish(runs.passed(start, "24:0a:c4:00:00:07")))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isFalse())
                .hasMessageContaining("ABORTED (STATION_DIED)")
                .hasMessageContaining("PASS");
        assertThat(ledger().serialNumberOfMac("24:0a:c4:00:00:07")).isEmpty();
    }

    @Test
    void runWhoseImageWasNotKeptIsRefused() {
        RunStart start = runs.startWith(List.of(TestRuns.imageUse("f".repeat(64))));

        assertThatThrownBy(() -> ledger().begin(start)).isInstanceOf(LedgerException.class);

        assertThat(ledger().run(start.id())).isEmpty();
    }

    @Test
    void runWhoseRevisionWasNotKeptIsRefused() {
        TestRuns.keep(books());
        RunStart kept = runs.start("NB-000001");
        ProductUse unknown =
                new ProductUse("demo", "e".repeat(64), kept.product().sequenceSha256());
        RunStart start = new RunStart(
                kept.id(),
                kept.station(),
                kept.slot(),
                unknown,
                kept.images(),
                kept.serialNumber(),
                kept.job(),
                kept.started());

        assertThatThrownBy(() -> ledger().begin(start)).isInstanceOf(LedgerException.class);

        assertThat(ledger().run(start.id())).isEmpty();
    }

    @Test
    void cutOffRunsOfThisStationAloneAreAborted() {
        TestRuns elsewhere = new TestRuns("station-" + RunIds.next());
        TestRuns.keep(books());
        RunStart open = begun("NB-000001");
        RunStart alsoOpen = begun("NB-000002");
        RunStart done = begun("NB-000003");
        ledger().finish(runs.passed(done, "24:0a:c4:00:00:08"));
        RunStart foreign = elsewhere.start("NB-000004");
        ledger().begin(foreign);

        List<UUID> aborted = ledger().abortUnfinished(open.station(), runs.at(60));

        assertThat(aborted).containsExactly(open.id(), alsoOpen.id());
        RunDetail detail = ledger().run(open.id()).orElseThrow();
        assertThat(detail.summary().outcome()).contains(Outcome.ABORTED);
        assertThat(detail.summary().ended()).contains(runs.at(60));
        assertThat(detail.fault().map(Fault::code)).contains(FaultCode.STATION_DIED);
        assertThat(ledger().run(foreign.id()).orElseThrow().summary().outcome()).isEmpty();
        assertThat(ledger().abortUnfinished(open.station(), runs.at(61))).isEmpty();
        assertThat(ledger().counters(open.station(), Instant.EPOCH)).isEqualTo(new Counters(1, 0, 0, 2));
    }

    @Test
    void runOnceAbortedCountsAsEndedAtThatMoment() {
        RunStart start = begun("NB-000001");
        ledger().abortUnfinished(start.station(), runs.at(60));

        assertThat(ledger().counters(start.station(), runs.at(60)).aborted()).isEqualTo(1);
        assertThat(ledger().counters(start.station(), runs.at(60).plusNanos(1000))
                        .aborted())
                .isZero();
    }

    @Test
    void passAndFailBindAMacToItsSerialNumber() {
        String passed = TestRuns.newMac();
        String failed = TestRuns.newMac();
        ledger().finish(runs.passed(begun(own("NB-000001")), passed));
        ledger().finish(runs.faulty(begun(own("NB-000002")), failed, FaultCode.BOOT_LOOP));

        assertThat(ledger().serialNumberOfMac(passed)).contains(own("NB-000001"));
        assertThat(ledger().serialNumberOfMac(failed)).contains(own("NB-000002"));
        assertThat(ledger().serialNumberOfMac(TestRuns.newMac())).isEmpty();
    }

    @Test
    void runsThatSayNothingOfTheBoardBindNoMac() {
        String mac = TestRuns.newMac();
        for (FaultCode code :
                List.of(FaultCode.DUPLICATE_MAC, FaultCode.WRONG_CHIP, FaultCode.STOPPED, FaultCode.LINK_CORRUPT)) {
            ledger().finish(runs.faulty(begun(own("NB-000009")), mac, code));
        }

        assertThat(ledger().serialNumberOfMac(mac)).isEmpty();
    }

    @Test
    void firstBindingOfAMacHolds() {
        String mac = TestRuns.newMac();
        ledger().finish(runs.passed(begun(own("NB-000001")), mac));
        ledger().finish(runs.passed(begun(own("NB-000002")), mac));
        RunStart withoutSerialNumber = runs.start(Optional.empty());
        ledger().finish(runs.passed(withoutSerialNumber, mac));

        assertThat(ledger().serialNumberOfMac(mac)).contains(own("NB-000001"));
    }

    @Test
    void hostileTextIsKeptAndNeverLosesARecord() {
        RunStart start = begun("NB'\"; DROP TABLE runs; --");
        String nasty = "a\0b'\"\\ $1 ${x} \uFFFF \uD83D\uDE00 " + "long ".repeat(100_000);
        PhaseRecord phase = runs.phase("boot\0", Optional.of(new Fault(FaultCode.BOOT_CRASH, nasty)));
        Run run = new Run(
                start,
                dut(TestRuns.newMac()),
                List.of(phase),
                Optional.empty(),
                runs.at(9),
                List.of(new Attachment("tr\0ace", "text/plain", new byte[] {1})));

        ledger().finish(run);

        RunDetail detail = ledger().run(start.id()).orElseThrow();
        assertThat(detail.summary().serialNumber()).contains("NB'\"; DROP TABLE runs; --");
        assertThat(detail.fault().orElseThrow().message()).isEqualTo(nasty.replace('\0', '\uFFFD'));
        assertThat(detail.phases().get(0).name()).isEqualTo("boot\uFFFD");
        assertThat(ledger().attachment(start.id(), "tr\0ace")).isPresent();
    }

    @Test
    void serialNumberOfAbsurdLengthIsRefusedBeforeTheRun() {
        RunStart start = runs.start("9".repeat(201));
        TestRuns.keep(books());

        assertThatThrownBy(() -> ledger().begin(start)).isInstanceOf(LedgerException.class);

        assertThat(ledger().run(start.id())).isEmpty();
    }

    /** A serial number that no other test of this database binds. */
    private String own(String serialNumber) {
        return serialNumber + " of " + runs.start(serialNumber).station();
    }

    private static Dut dut(String mac) {
        return Dut.withSerialNumber(Optional.empty()).identified(mac, "ESP32-S3");
    }
}
