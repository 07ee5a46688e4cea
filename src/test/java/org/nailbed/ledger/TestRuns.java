package org.nailbed.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.run.Dut;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.ImageUse;
import org.nailbed.run.Measurement;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.ProductUse;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** Runs as a station makes them, for tests of the record. */
public final class TestRuns {
    private static final Image APP = Image.of("app", 0x10000, new byte[] {(byte) 0xE9, 1, 2, 3});
    private static final Instant BEGIN = Instant.parse("2026-03-29T00:59:58.123456Z");
    private static final AtomicInteger MACS = new AtomicInteger();

    public static final FirmwareSet FIRMWARE = new FirmwareSet(List.of(APP), Optional.empty(), Optional.empty());

    /** What every run here makes. */
    public static final ProductRevision REVISION =
            new ProductRevision("1".repeat(64), "demo", "1.0", new byte[] {1, 2, 3}, BEGIN);

    private final String station;

    public TestRuns(String station) {
        this.station = station;
    }

    /** Stores what a run here names, once. */
    public static void keep(Books books) {
        books.runs().keepImages(FIRMWARE);
        books.products().keep(REVISION);
    }

    /** A moment so many seconds after the begin of every run here. */
    public Instant at(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    public RunStart start(String serialNumber) {
        return start(Optional.of(serialNumber));
    }

    public RunStart start(Optional<String> serialNumber) {
        return start(serialNumber, at(0), List.of(imageUse(APP.sha256())));
    }

    RunStart startAt(String serialNumber, Instant started) {
        return start(Optional.of(serialNumber), started, List.of(imageUse(APP.sha256())));
    }

    RunStart startWith(List<ImageUse> images) {
        return start(Optional.of("NB-000001"), at(0), images);
    }

    public Run passed(RunStart start, String mac) {
        return ended(start, identified(start, mac), List.of(phase("flash", Optional.empty())));
    }

    public Run faulty(RunStart start, String mac, FaultCode code) {
        Fault fault = new Fault(code, "As the test ordered.");
        return ended(start, identified(start, mac), List.of(phase("flash", Optional.of(fault))));
    }

    PhaseRecord phase(String name, Optional<Fault> fault) {
        List<Measurement> measurements = List.of(Measurement.ofNumber("bytes", 1_048_576, "B"));
        return new PhaseRecord(PhaseKey.main(name), at(1), Duration.ofMillis(1500), measurements, fault);
    }

    Run ended(RunStart start, Dut dut, List<PhaseRecord> phases) {
        return new Run(start, dut, phases, Optional.empty(), at(9), List.of());
    }

    /** Not given out before in this process. */
    public static String newMac() {
        int number = MACS.incrementAndGet();
        return "7c:df:a1:%02x:%02x:%02x".formatted(number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF);
    }

    static ImageUse imageUse(String sha256) {
        return new ImageUse(APP.name(), APP.offset(), APP.sizeBytes(), sha256);
    }

    private RunStart start(Optional<String> serialNumber, Instant started, List<ImageUse> images) {
        ProductUse product = new ProductUse(REVISION.name(), REVISION.sha256(), "0".repeat(64));
        return new RunStart(RunIds.next(), station, 3, product, images, serialNumber, Optional.empty(), started);
    }

    private static Dut identified(RunStart start, String mac) {
        return Dut.withSerialNumber(start.serialNumber()).identified(mac, "ESP32-S3");
    }
}
