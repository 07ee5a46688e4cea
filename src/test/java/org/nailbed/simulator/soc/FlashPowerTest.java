package org.nailbed.simulator.soc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;

/** The P4's order of switching flash on: protocol reference, 5.3. */
class FlashPowerTest {
    private static final int PADS = 0x5011010C;
    private static final int OUTPUT = 0x501151B8;
    private static final int ANALOG = 0x501151BC;
    private static final int DATE = 0x501153FC;
    private static final int NOTHING_THERE = 0xFFFFFF;

    private final NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.NONE, 0x400000);
    private final Soc soc = soc();

    @Test
    void flashAnswersNothingUntilTheSequenceIsComplete() {
        soc.switchFlashOff();
        assertThat(flash.jedecId()).isEqualTo(NOTHING_THERE);
        soc.writeRegister(PADS, 1);
        soc.writeRegister(ANALOG, 1 << 27);
        soc.writeRegister(OUTPUT, 1 << 7);
        soc.writeRegister(DATE, 3);
        assertThat(flash.jedecId()).as("neither limit nor tie is released").isEqualTo(NOTHING_THERE);
        soc.writeRegister(ANALOG, 0);
        soc.writeRegister(OUTPUT, 1 << 7);
        soc.writeRegister(OUTPUT, 0);
        assertThat(flash.jedecId()).isEqualTo(0x1640EF);
    }

    @Test
    void flashForcedOnWithoutALimitedCurrentStaysOff() {
        soc.switchFlashOff();
        soc.writeRegister(PADS, 1);
        soc.writeRegister(OUTPUT, 1 << 7);
        soc.writeRegister(DATE, 3);
        soc.writeRegister(OUTPUT, 0);
        assertThat(flash.jedecId()).isEqualTo(NOTHING_THERE);
    }

    @Test
    void whatFlashHoldsOutlivesThePower() {
        flash.program(0, new byte[] {0x12}, 0, 1);
        soc.switchFlashOff();
        assertThat(flash.read(0, 1)).containsExactly(0xFF);
        assertThat(flash.contents()).startsWith(0x12);
        soc();
        assertThat(flash.read(0, 1)).as("after a reset").containsExactly(0x12);
    }

    private Soc soc() {
        ChipModel chip = ChipModels.named("esp32p4-rev3.1");
        return new Soc(chip, chip.macOf(1), flash, new FixedSenses(115_200, Security.NONE));
    }
}
