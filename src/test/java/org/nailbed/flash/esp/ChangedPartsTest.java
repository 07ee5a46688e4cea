package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Progress;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.wire.Deadline;

/** What a board holds already is not written; what it takes is told by the simulated board's own clock. */
class ChangedPartsTest {
    private static final int APP_OFFSET = 0x10000;
    private static final int MEBIBYTE = 1 << 20;
    private static final EspOptions ROM_ONLY = EspOptions.DEFAULT.withLoader(LoaderChoice.ROM_ONLY);

    private final SimulatedPort port = new SimulatedPort("esp32s3", Timing.REALISTIC);
    private final byte[] app = halfCompressible(MEBIBYTE);
    private byte[] around = new byte[0];

    /** Something lies before and behind, which must stay as it is. */
    @BeforeEach
    void fillFlash() {
        around = new byte[0x200000];
        new Random(1).nextBytes(around);
        port.flash().program(0, around, 0, 0x8000);
        port.flash().program(0x180000, around, 0x180000, 0x80000);
    }

    @Test
    void blankBoardIsAskedOnceForEachImage() {
        WriteReport all = flash(EspOptions.DEFAULT.withWriteMode(WriteMode.ALL), set(app));
        port.flash().eraseAll();
        fillFlash();
        WriteReport changed = flash(EspOptions.DEFAULT, set(app));

        assertThat(changed.skippedBytes()).isZero();
        assertThat(changed.duration().minus(all.duration())).isLessThan(Duration.ofMillis(3));
        assertHolds(app);
    }

    @Test
    void unchangedMebibyteIsLeftAloneAndTheWholeRunTakesLessThanASecond() {
        flash(EspOptions.DEFAULT, set(app));
        long before = port.ticker.nanos();

        WriteReport report = flash(EspOptions.DEFAULT, set(app));

        assertThat(report.skippedBytes()).isEqualTo(MEBIBYTE);
        assertThat(Duration.ofNanos(port.ticker.nanos() - before))
                .as("identify, write, verify")
                .isLessThan(Duration.ofSeconds(1));
        assertHolds(app);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x1000, 0x7FFFF, MEBIBYTE - 1})
    void oneChangedByteCostsOneSector(int at) {
        flash(EspOptions.DEFAULT, set(app));
        byte[] next = app.clone();
        next[at] ^= 0x10;

        WriteReport report = flash(EspOptions.DEFAULT, set(next));

        assertThat(report.skippedBytes()).isEqualTo(MEBIBYTE - 0x1000);
        assertThat(report.duration()).isLessThan(Duration.ofMillis(300));
        assertHolds(next);
    }

    @Test
    void entirelyOtherFirmwareIsWrittenAtOnceWithHardlyAQuestion() {
        flash(EspOptions.DEFAULT, set(app));
        byte[] other = halfCompressible(MEBIBYTE, 99);
        WriteReport all = flash(EspOptions.DEFAULT.withWriteMode(WriteMode.ALL), set(other));
        flash(EspOptions.DEFAULT.withWriteMode(WriteMode.ALL), set(app));

        WriteReport changed = flash(EspOptions.DEFAULT, set(other));

        assertThat(changed.skippedBytes()).isZero();
        assertThat(changed.duration().minus(all.duration())).isLessThan(Duration.ofMillis(12));
        assertHolds(other);
    }

    @Test
    void imageOfNothingButFFIsWrittenOverWhatIsThereAndThenLeftAlone() {
        flash(EspOptions.DEFAULT, set(app));
        byte[] erased = new byte[0x28000];
        Arrays.fill(erased, (byte) 0xFF);

        assertThat(flash(EspOptions.DEFAULT, set(erased)).skippedBytes()).isZero();
        assertHolds(erased);
        assertThat(flash(EspOptions.DEFAULT, set(erased)).skippedBytes()).isEqualTo(erased.length);
    }

    @Test
    void modeAllWritesWhatIsThereAlready() {
        flash(EspOptions.DEFAULT, set(app));

        WriteReport report = flash(EspOptions.DEFAULT.withWriteMode(WriteMode.ALL), set(app));

        assertThat(report.skippedBytes()).isZero();
        assertThat(report.wireBytes()).isGreaterThan(MEBIBYTE / 2);
    }

    @Test
    void whateverChangedTheFlashHoldsTheNewImageAfterwardsAndItIsNeverSlowerByMuch() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] held = app;
        flash(EspOptions.DEFAULT, set(held));
        Duration whole = flash(EspOptions.DEFAULT.withWriteMode(WriteMode.ALL), set(held))
                .duration();
        for (int round = 0; round < 10; round++) {
            byte[] next = changed(held, random);
            WriteReport report = flash(round % 5 == 4 ? ROM_ONLY : EspOptions.DEFAULT, set(next));

            assertHolds(next, "seed %d, round %d".formatted(seed, round));
            if (round % 5 != 4) {
                assertThat(report.duration())
                        .as("seed %d, round %d, %s", seed, round, report)
                        .isLessThan(whole.plus(whole.dividedBy(10)));
            }
            held = next;
        }
    }

    @ParameterizedTest
    @EnumSource(LoaderChoice.class)
    void whatASectorHoldsBehindTheImageIsNoReasonToWriteIt(LoaderChoice loader) {
        byte[] small = Arrays.copyOf(app, 0x2345);
        EspOptions options = EspOptions.DEFAULT.withLoader(loader);
        flash(options, set(small));
        port.flash().program(APP_OFFSET + 0x2800, new byte[16], 0, 16);

        assertThat(flash(options, set(small)).skippedBytes()).isEqualTo(0x2348);
    }

    @Test
    void progressReachesTheTotalWhateverIsLeftOut() {
        flash(EspOptions.DEFAULT, set(app));
        byte[] next = app.clone();
        next[0x45678] ^= 1;
        List<Long> done = new ArrayList<>();
        port.reopen();
        EspProgrammer programmer = new EspProgrammer(port, EspOptions.DEFAULT, progress -> {
            if (progress.step() == Progress.Step.WRITE) {
                done.add(progress.doneBytes());
            }
        });
        programmer.identify(deadline());
        programmer.write(set(next), deadline());

        assertThat(done).isSorted().endsWith((long) MEBIBYTE);
    }

    /** Bytes, sectors, stretches; sometimes moved by a few bytes, sometimes FF. */
    private static byte[] changed(byte[] old, Random random) {
        byte[] next = old.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(next.length);
            int length = Math.min(next.length - at, 1 << random.nextInt(19));
            switch (random.nextInt(3)) {
                case 0 -> next[at] ^= 1;
                case 1 -> Arrays.fill(next, at, at + length, (byte) 0xFF);
                default -> System.arraycopy(old, 0, next, at, length);
            }
        }
        return next;
    }

    private WriteReport flash(EspOptions options, FirmwareSet set) {
        port.reopen();
        try (EspProgrammer programmer = new EspProgrammer(port, options, Progress.Listener.NONE)) {
            programmer.identify(deadline());
            WriteReport report = programmer.write(set, deadline());
            programmer.verify(set, deadline());
            return report;
        }
    }

    private void assertHolds(byte[] content) {
        assertHolds(content, "flash");
    }

    private void assertHolds(byte[] content, String what) {
        assertThat(Arrays.equals(port.flash().read(APP_OFFSET, content.length), content))
                .as(what)
                .isTrue();
        assertThat(Arrays.equals(port.flash().read(0, 0x8000), Arrays.copyOf(around, 0x8000)))
                .as("%s: before it", what)
                .isTrue();
        assertThat(Arrays.equals(port.flash().read(0x180000, 0x80000), Arrays.copyOfRange(around, 0x180000, 0x200000)))
                .as("%s: behind it", what)
                .isTrue();
    }

    private static FirmwareSet set(byte[] content) {
        return new FirmwareSet(List.of(Image.of("app.bin", APP_OFFSET, content)), Optional.empty(), Optional.empty());
    }

    private static byte[] halfCompressible(int length) {
        return halfCompressible(length, 7);
    }

    private static byte[] halfCompressible(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) (at % 512 < 220 ? at >> 9 : bytes[at]);
        }
        return bytes;
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(10), port.ticker);
    }
}
