package org.nailbed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.stream.StreamFolder;
import org.nailbed.firmware.stream.StreamImprover;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.station.Products;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station.Setup;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.watch.ConfigWatch;
import org.nailbed.station.engine.FakeBoard.Step;
import org.nailbed.station.engine.FakeBoards;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.Rig;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.outside.SlotGuard;
import org.nailbed.station.outside.Times;

/** A person edits files while the station runs. */
class HotFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String STATION = """
            name: line-7
            approval: automatic
            products: [lamp, lock]
            slots:
              - {number: 1, port: /dev/ttyUSB1}
              - {number: 2, port: /dev/ttyUSB2}
            """;

    private static final String PRODUCT = """
            name: %s
            version: '%s'
            chip: ESP32-S3
            serial-number: {pattern: 'NB-[0-9]{6}', example: NB-000001}
            firmware:
              files: [{offset: 0x10000, file: app.bin}]
            sequence: [identify, guard, flash]
            """;

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private final FakeBoards boards = new FakeBoards();
    private StreamImprover improver;
    private PretendedJig pretended;
    private Path stationFile;
    private LiveStation station;
    private ConfigWatch watch;

    @BeforeEach
    void open() throws IOException {
        stationFile = dir.resolve("line-7.yaml");
        Files.createDirectories(dir.resolve("products"));
        Files.writeString(dir.resolve("products/app.bin"), "application");
        Files.writeString(stationFile, STATION);
        write("lamp", "1");
        write("lock", "1");
        improver = new StreamImprover(new StreamFolder(dir.resolve("streams")), trouble -> {});
        pretended = new PretendedJig(dir.resolve("line.yaml"), dir.resolve("jig"));
        StationConfig config = StationFile.read(stationFile);
        ProductRoom room = new ProductRoom(new DemoBuilds(dir.resolve("demo")), improver);
        ProductRoom.Shelf shelf = room.readAll(config);
        station = LiveStation.open(new StationParts(
                Rig.of(pretended.fixture(config)),
                shelf.good(),
                config.approval(),
                ledger.books(),
                boards,
                SlotGuard.NONE,
                Times.system()));
        HotFiles files = new HotFiles(station, config, room, pretended);
        watch = new ConfigWatch(stationFile, () -> room.context(files.config()), files);
    }

    @AfterEach
    void close() {
        watch.close();
        station.close();
        pretended.close();
        improver.close();
    }

    @Test
    void anEditedProductIsOfferedToTheRunningLineAndRunsWhenItIsTaken() throws IOException, InterruptedException {
        boards.board(1).holdAt(Step.WRITE);
        run(1);
        boards.board(1).awaitAt(Step.WRITE);
        write("lamp", "2");
        look();
        Products.Revision offered = product("lamp").offered().orElseThrow();
        assertThat(offered.product().version()).isEqualTo("2");
        assertThat(offered.state()).isEqualTo(Products.State.APPROVED);
        station.products().take(offered.product().revisionSha256());
        boards.board(1).letGo(Step.WRITE);
        awaitEnded(1);
        run(2);
        awaitEnded(2);
        assertThat(ledger.endedRuns())
                .extracting(run -> run.start().product().revisionSha256())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .endsWith(offered.product().revisionSha256());
    }

    @Test
    void aBrokenProductIsShownUnderItsNameAndTheLineGoesOn() throws IOException {
        Path lamp = dir.resolve("products/lamp.yaml");
        Files.writeString(lamp, PRODUCT.formatted("lamp", "2") + "chpi: ESP32\n");
        look();
        assertThat(product("lamp").faults())
                .singleElement()
                .asString()
                .contains("lamp.yaml")
                .contains("'chpi'");
        assertThat(product("lamp").offered()).isEmpty();
        run(1);
        assertThat(awaitEnded(1).fault()).isEmpty();
        write("lamp", "1");
        look();
        assertThat(product("lamp").faults()).isEmpty();
        Files.delete(lamp);
        look();
        assertThat(product("lamp").faults()).singleElement().asString().contains("is gone");
    }

    @Test
    void anEditedStationIsOfferedTooAndSaysWhatNeedsARestart() throws IOException {
        Files.writeString(
                stationFile,
                STATION.replace("/dev/ttyUSB2", "/dev/ttyUSB9") + "scan-order: unit-then-slot\npanel: {port: 8099}\n");
        look();
        assertThat(station.setup().changes())
                .containsExactly(
                        "Slot 2 (/dev/ttyUSB2) moves to /dev/ttyUSB9.",
                        "The order of scans is unit then slot, was next free slot.");
        assertThat(station.setup().afterRestart()).containsExactly("'panel' is another; it holds from the next start.");
        station.takeSetup();
        assertThat(station.slots())
                .extracting(SlotView::port)
                .extracting(Object::toString)
                .containsExactly("Slot 1 (/dev/ttyUSB1)", "Slot 2 (/dev/ttyUSB9)");
        assertThat(station.scan("NB-000009", Optional.empty()).slot())
                .as("its slot is awaited")
                .isEmpty();
        assertThat(station.setup().changes()).isEmpty();
    }

    @Test
    void aBrokenStationFileIsShownUntilItIsGoodAgain() throws IOException {
        Files.writeString(stationFile, STATION + "slotts: []\n");
        look();
        assertThat(station.setup().faults()).singleElement().asString().contains("slotts");
        run(1);
        assertThat(awaitEnded(1).fault()).isEmpty();
        Files.writeString(stationFile, STATION);
        look();
        assertThat(station.setup()).isEqualTo(Setup.UNCHANGED);
    }

    @Test
    void onlyProductsThatTheStationFileNamesAreOffered() throws IOException {
        write("toaster", "1");
        look();
        assertThat(station.products().all()).extracting(Products.View::name).containsExactly("lamp", "lock");
        Files.writeString(stationFile, STATION.replace("[lamp, lock]", "[lamp, lock, toaster]"));
        look();
        assertThat(product("toaster").used().orElseThrow().product().version()).isEqualTo("1");
    }

    private void write(String product, String version) throws IOException {
        Files.writeString(dir.resolve("products/" + product + ".yaml"), PRODUCT.formatted(product, version));
    }

    /** A change is read when it is the same at two looks. */
    private void look() {
        for (int times = 0; times < 3; times++) {
            watch.check();
        }
    }

    private Products.View product(String name) {
        return station.products().all().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void run(int slot) {
        station.scan("NB-00000" + slot, Optional.of(slot));
        station.start(slot);
    }

    private Ended awaitEnded(int slot) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> station.slot(slot).state() instanceof Ended);
        return (Ended) station.slot(slot).state();
    }
}
