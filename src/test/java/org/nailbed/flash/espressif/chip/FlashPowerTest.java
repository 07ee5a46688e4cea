package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.loader.FakeRegisters;
import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.loader.Registers;

/** Protocol reference, 5.3: the P4's flash has no power in download mode on v3.1 and v3.2. */
class FlashPowerTest {
    private static final int PAD_POWER = 0x5011010C;
    private static final int REGULATOR = 0x501151B8;
    private static final int REGULATOR_ANALOG = 0x501151BC;
    private static final int PMU_DATE = 0x501153FC;
    private static final int POWERED_IN_DOWNLOAD = 0x5012D034;

    private final FakeRegisters words = new FakeRegisters();
    private final List<RegisterWrite> writes = new ArrayList<>();
    private final Registers board = new Registers() {
        @Override
        public int read(int address) {
            return words.read(address);
        }

        @Override
        public void write(RegisterWrite... some) {
            writes.addAll(Arrays.asList(some));
            words.write(some);
        }
    };

    @ParameterizedTest
    @ValueSource(ints = {301, 302})
    void regulatorIsStartedGentlyForcedAndLetGo(int revision) {
        words.with(REGULATOR, 0x7F80_0001).with(REGULATOR_ANALOG, 0x0000_0200).with(PMU_DATE, 0x0240_5060);

        switchOn(EspChip.ESP32_P4, revision);

        assertThat(words.read(PAD_POWER)).isEqualTo(1);
        assertThat(words.read(REGULATOR))
                .as("no target, not tied high, the rest kept")
                .isEqualTo(1);
        assertThat(words.read(REGULATOR_ANALOG)).as("no limit, the rest kept").isEqualTo(0x200);
        assertThat(words.read(PMU_DATE)).as("forced on, the rest kept").isEqualTo(0x0240_5063);
        assertThat(writes)
                .extracting(RegisterWrite::address)
                .startsWith(PAD_POWER, REGULATOR_ANALOG, REGULATOR, PMU_DATE, REGULATOR_ANALOG);
        assertThat(writes.stream().mapToInt(RegisterWrite::delayMicros).sum())
                .as("pads settle, the regulator starts, the flash chip wakes")
                .isEqualTo(10_000 + 50 + 1_800);
    }

    /** Of an earlier session, for its reset takes the force not off. */
    @Test
    void boardThatPowersItsFlashByItselfIsOnlyRelievedOfTheForce() {
        words.with(POWERED_IN_DOWNLOAD, 1 << 16).with(PMU_DATE, 0x0240_5063);

        switchOn(EspChip.ESP32_P4, 302);

        assertThat(words.read(PMU_DATE)).isEqualTo(0x0240_5060);
        assertThat(writes).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 103, 300, 303})
    void otherRevisionsAreLeftAlone(int revision) {
        switchOn(EspChip.ESP32_P4, revision);

        assertThat(writes).isEmpty();
    }

    @Test
    void otherChipsAreLeftAlone() {
        switchOn(EspChip.ESP32_S3, 301);

        assertThat(writes).isEmpty();
    }

    private void switchOn(EspChip kind, int revision) {
        Chips.of(kind).orElseThrow().quirks().flashPower().switchOn(revision, board);
    }
}
