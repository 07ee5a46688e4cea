package org.nailbed.flash.espressif.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.PortInfo.Usb;

class RateBookTest {
    private static final RateBook.Key C3 = new RateBook.Key("/dev/serial/by-path/slot1", "ESP32-C3");
    private static final RateBook.Key S3 = new RateBook.Key("/dev/serial/by-path/slot1", "ESP32-S3");

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void highestRateThatHeldIsRememberedForEachChip() {
        RateBook book = RateBook.forThisRun();
        book.held(C3, 1_500_000);
        book.held(C3, 921_600);
        assertThat(book.learnt(C3)).contains(1_500_000);
        assertThat(book.learnt(S3)).isEmpty();
        assertThat(book.learntAt(C3.port())).containsOnlyKeys("ESP32-C3");
    }

    @Test
    void rateThatFailedIsNotTriedAndLeavesTheNextLowerOne() {
        RateBook book = RateBook.forThisRun();
        book.held(C3, 2_000_000);
        book.failed(C3, 2_000_000);
        assertThat(book.learnt(C3)).contains(1_500_000);
        assertThat(book.mayTry(C3, 2_000_000)).isFalse();
        assertThat(book.mayTry(C3, 3_000_000)).isFalse();
        assertThat(book.mayTry(C3, 1_500_000)).isTrue();
    }

    @Test
    void failureOfAPortWithoutAnyRateTeachesOnlyTheCeiling() {
        RateBook book = RateBook.forThisRun();
        book.failed(C3, 921_600);
        assertThat(book.learnt(C3)).isEmpty();
        assertThat(book.mayTry(C3, 460_800)).isTrue();
        assertThat(book.mayTry(C3, 921_600)).isFalse();
    }

    @Test
    void failedRateIsTriedAgainAfterManyGoodBoardsAndThenCounts() {
        RateBook book = RateBook.forThisRun();
        book.failed(C3, 2_000_000);
        IntStream.range(0, RateEntry.TRY_AGAIN_AFTER_BOARDS - 1).forEach(board -> book.held(C3, 1_500_000));
        assertThat(book.mayTry(C3, 2_000_000)).isFalse();
        book.held(C3, 1_500_000);
        assertThat(book.mayTry(C3, 2_000_000)).isTrue();
        book.held(C3, 2_000_000);
        assertThat(book.learnt(C3)).contains(2_000_000);
        assertThat(book.mayTry(C3, 3_000_000)).isTrue();
    }

    @Test
    void twoProgramsThatKeepTheirRatesInOneFileDoNotDamageIt() {
        Path file = directory.resolve("rates");
        List<String> heard = Collections.synchronizedList(warnings);

        IntStream.range(0, 2).parallel().forEach(program -> {
            RateBook book = RateBook.in(file, heard::add);
            IntStream.range(0, 300).forEach(board -> book.held(program == 0 ? C3 : S3, 921_600));
        });

        RateBook.in(file, heard::add);
        assertThat(heard).isEmpty();
    }

    @Test
    void whatWasLearntOutlivesTheProgram() {
        Path file = directory.resolve("rates");
        RateBook book = RateBook.in(file, warnings::add);
        book.held(C3, 2_000_000);
        book.failed(C3, 3_000_000);
        book.held(S3, 460_800);

        RateBook next = RateBook.in(file, warnings::add);

        assertThat(next.learnt(C3)).contains(2_000_000);
        assertThat(next.mayTry(C3, 3_000_000)).isFalse();
        assertThat(next.learnt(S3)).contains(460_800);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "port\tESP32-C3\t921600\t0",
                "port\tESP32-C3\tfast\t0\t0",
                "port\tESP32-C3\t-1\t0\t0",
                "port\tESP32-C3\t99999999999\t0\t0",
                "\uFFFF\u0000"
            })
    void damagedFileIsToldOfOnceAndLearntAnew(String line) throws IOException {
        Path file = Files.writeString(directory.resolve("rates"), "a\tESP32-C3\t921600\t0\t0\n" + line + "\n");

        RateBook book = RateBook.in(file, warnings::add);
        assertThat(book.learntAt("a")).isEmpty();
        book.held(C3, 921_600);

        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("cannot be read"));
        assertThat(RateBook.in(file, warnings::add).learnt(C3)).contains(921_600);
    }

    @Test
    void fileOfAnotherEncodingOrOfGreatLengthIsNotRead() throws IOException {
        Path file = Files.write(directory.resolve("rates"), new byte[] {(byte) 0xC3, 0x28, '\n'});
        RateBook.in(file, warnings::add);
        Files.write(file, new byte[(1 << 20) + 1]);
        RateBook.in(file, warnings::add);
        assertThat(warnings).hasSize(2);
    }

    @Test
    void folderThatCannotBeWrittenCostsOneWarningAndNoBoard() {
        RateBook book = RateBook.in(directory.resolve("missing").resolve("rates"), warnings::add);
        book.held(C3, 921_600);
        book.held(C3, 921_600);
        assertThat(book.learnt(C3)).contains(921_600);
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("cannot be kept"));
    }

    @Test
    void onlySoManyPortsAreRememberedTheUnusedGoFirst() {
        RateBook book = RateBook.forThisRun();
        book.held(C3, 921_600);
        for (int i = 0; i < RateBook.MAX_ENTRIES - 1; i++) {
            book.held(new RateBook.Key("port " + i, "ESP32"), 921_600);
        }
        assertThat(book.learnt(C3)).isPresent();
        book.held(new RateBook.Key("one more", "ESP32"), 921_600);
        assertThat(book.learnt(C3)).isPresent();
        assertThat(book.learntAt("port 0")).isEmpty();
    }

    @Test
    void portIsKnownByItsUsbSocketWhereItsNameDoesNotLast() {
        Usb plugged =
                new Usb(0x10C4, 0xEA60, Optional.of("1-2.3"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(RateBook.Key.portName("/dev/ttyUSB0", Optional.of(plugged))).isEqualTo("usb 1-2.3");
        assertThat(RateBook.Key.portName("/dev/ttyUSB0", Optional.empty())).isEqualTo("/dev/ttyUSB0");
        assertThat(RateBook.Key.portName("/dev/serial/by-path/a", Optional.of(plugged)))
                .isEqualTo("/dev/serial/by-path/a");
        FakePort fake = new FakePort(new HandTicker(), written -> new byte[0]).usb(plugged);
        assertThat(RateBook.Key.of(fake, "ESP32")).isEqualTo(new RateBook.Key("fake", "ESP32"));
    }
}
