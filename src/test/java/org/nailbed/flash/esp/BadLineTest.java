package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.Progress;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;

/**
 * Whole runs, identify, write, verify, over a line that damages bytes in both directions: a run passes only when the board holds
 * the firmware, and every run ends, by its deadline at the latest.
 */
class BadLineTest {
    private static final Duration BUDGET = Duration.ofMinutes(3);

    /** What the last wait may be late by: a pause between two attempts. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final FirmwareSet SET = new FirmwareSet(
            List.of(
                    Image.of("boot.bin", 0x1000, content(0x3000, 1)),
                    Image.of("app.bin", 0x10000, content(0x18000, 2))),
            Optional.empty(),
            Optional.empty());

    /** @param bytesPerMishap how many bytes pass between two that are damaged, on average */
    @ParameterizedTest
    @CsvSource({
        "esp32c3, STUB,     1000000, 20, 18", "esp32c3, STUB,     100000, 30, 20",
        "esp32c3, STUB,     10000,   30, 0", "esp32c3, STUB,     300,    10, 0",
        "esp32,   ROM_ONLY, 1000000, 20, 18", "esp32,   ROM_ONLY, 100000, 30, 10",
        "esp32,   ROM_ONLY, 10000,   30, 0", "esp32c3, ROM_ONLY, 300,    10, 0"
    })
    void runPassesOnlyWhenTheBoardHoldsTheFirmware(
            String chip, LoaderChoice loader, int bytesPerMishap, int runs, int leastPassed) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int passed = 0;
        for (int round = 0; round < runs; round++) {
            String what = "seed %d, round %d".formatted(seed, round);
            SimulatedPort board = new SimulatedPort(chip, Timing.OFF);
            fillWithOldFirmware(board, random);
            if (passes(board, loader, new Mangler(random, bytesPerMishap), what)) {
                assertHolds(board, what);
                passed++;
            }
        }
        assertThat(passed).as("runs that passed, seed %d", seed).isGreaterThanOrEqualTo(leastPassed);
    }

    @ParameterizedTest
    @CsvSource({"STUB, 100000, 6", "STUB, 5000, 0", "ROM_ONLY, 100000, 6", "ROM_ONLY, 5000, 0"})
    void whatIsReadIsRightAsFarAsItGoes(LoaderChoice loader, int bytesPerMishap, int leastWhole) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] content = content(0x18000, 3);
        int whole = 0;
        for (int round = 0; round < 10; round++) {
            SimulatedPort board = new SimulatedPort("esp32c3", Timing.OFF);
            board.flash().program(0, content, 0, content.length);
            byte[] read = read(board, loader, new Mangler(random, bytesPerMishap));

            assertThat(Arrays.equals(read, Arrays.copyOf(content, read.length)))
                    .as("seed %d, round %d, %d bytes", seed, round, read.length)
                    .isTrue();
            whole += read.length == content.length ? 1 : 0;
        }
        assertThat(whole).as("seed %d", seed).isGreaterThanOrEqualTo(leastWhole);
    }

    private static byte[] read(SimulatedPort board, LoaderChoice loader, Mangler mangler) {
        RelayPort relay = new RelayPort(board).toBoard(mangler::toBoard).fromBoard(mangler::fromBoard);
        EspOptions options = EspOptions.DEFAULT.withLoader(loader);
        Deadline deadline = Deadline.after(BUDGET, board.ticker);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EspProgrammer programmer = new EspProgrammer(relay, options, Progress.Listener.NONE)) {
            programmer.identify(deadline);
            programmer.read(new Extent(0, 0x18000), out, deadline);
        } catch (FlashException | WireException e) {
            assertThat(e).hasMessageContaining(" ");
        }
        return out.toByteArray();
    }

    private static boolean passes(SimulatedPort board, LoaderChoice loader, Mangler mangler, String what) {
        RelayPort relay = new RelayPort(board).toBoard(mangler::toBoard).fromBoard(mangler::fromBoard);
        EspOptions options = EspOptions.DEFAULT.withLoader(loader);
        long startNanos = board.ticker.nanos();
        Deadline deadline = Deadline.after(BUDGET, board.ticker);
        try (EspProgrammer programmer = new EspProgrammer(relay, options, Progress.Listener.NONE)) {
            programmer.identify(deadline);
            programmer.write(SET, deadline);
            List<RegionDigest> digests = programmer.verify(SET, deadline);
            assertThat(digests).as(what).hasSize(SET.images().size());
            return true;
        } catch (FlashException | WireException e) {
            assertThat(e).as(what).hasMessageContaining(" ");
            return false;
        } finally {
            assertThat(Duration.ofNanos(board.ticker.nanos() - startNanos))
                    .as(what)
                    .isLessThan(BUDGET.plus(GRACE));
        }
    }

    /** Flips bits, drops bytes, and on the way to the board makes some up. */
    private static final class Mangler {
        private final Random random;
        private final int bytesPerMishap;

        Mangler(Random random, int bytesPerMishap) {
            this.random = random;
            this.bytesPerMishap = bytesPerMishap;
        }

        byte[] toBoard(byte[] bytes) {
            return mangle(bytes, true);
        }

        byte[] fromBoard(byte[] bytes) {
            return mangle(bytes, false);
        }

        private byte[] mangle(byte[] bytes, boolean mayGrow) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (byte b : bytes) {
                boolean damaged = random.nextInt(bytesPerMishap) == 0;
                int kind = damaged ? random.nextInt(8) : -1;
                if (kind == 0 && mayGrow) {
                    out.write(random.nextInt(256));
                }
                if (kind != 1) {
                    out.write(kind > 1 ? b ^ 1 << random.nextInt(8) : b);
                }
            }
            return out.toByteArray();
        }
    }

    /** Part of it right, part of it not, so that all ways of writing are gone. */
    private static void fillWithOldFirmware(SimulatedPort board, Random random) {
        if (random.nextBoolean()) {
            for (Image image : SET.images()) {
                byte[] old = image.padded().clone();
                old[random.nextInt(old.length)] ^= 0x40;
                board.flash().program(image.offset(), old, 0, old.length);
            }
        }
    }

    private static void assertHolds(SimulatedPort board, String what) {
        for (Image image : SET.images()) {
            byte[] held = board.flash().read(image.offset(), image.padded().length);
            assertThat(Arrays.equals(held, image.padded()))
                    .as("%s, %s", what, image.name())
                    .isTrue();
        }
    }

    private static byte[] content(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) (at % 512 < 200 ? at >> 9 : bytes[at]);
        }
        return bytes;
    }
}
