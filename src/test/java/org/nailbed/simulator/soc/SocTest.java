package org.nailbed.simulator.soc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;

/** MAC words: protocol reference, 8.3; addresses: 5.2 and 5.3. */
class SocTest {

    @Test
    void macLiesInTheEfusesAsOnARealChip() {
        Soc esp32 = soc("esp32", "24:0a:c4:de:ad:be");
        assertThat(esp32.readRegister(0x3FF5A004)).isEqualTo(0xC4DEADBE);
        assertThat(esp32.readRegister(0x3FF5A008) & 0xFFFF).isEqualTo(0x240A);
        Soc c3 = soc("esp32c3", "60:55:f9:f7:2c:a2");
        assertThat(c3.readRegister(0x60008844)).isEqualTo(0xF9F72CA2);
        assertThat(c3.readRegister(0x60008848)).isEqualTo(0x00006055);
        Soc c6 = soc("esp32c6", "60:55:f9:f7:2c:a2");
        assertThat(c6.readRegister(0x600B0844)).isEqualTo(0xF9F72CA2);
        assertThat(c6.readRegister(0x600B0848)).isEqualTo(0xFFFE6055);
    }

    @Test
    void efusesCannotBeWritten() {
        Soc c3 = soc("esp32c3", "60:55:f9:f7:2c:a2");
        c3.writeRegister(0x60008844, 0);
        assertThat(c3.readRegister(0x60008844)).isEqualTo(0xF9F72CA2);
    }

    @Test
    void uartDividerTellsCrystalOverBaud() {
        int divider = soc("esp32", "24:0a:c4:de:ad:be").readRegister(0x3FF40014) & 0xFFFFF;
        assertThat(Math.round(divider * 115_200 / 1e6)).isEqualTo(40);
    }

    @Test
    void crystalOfEsp32MeasuresFortyMegahertzByTheReferencesFormula() {
        Soc esp32 = soc("esp32", "24:0a:c4:de:ad:be");
        long cycles = esp32.readRegister(0x3FF5F06C) >> 7 & 0x1FFFFFF;
        long calibration = esp32.readRegister(0x3FF5A010) & 0xFF;
        assertThat(cycles * 15_625 * calibration / 40).isEqualTo(40_000_000);
    }

    @Test
    void boardsOfAJigHaveMacsOfTheirOwn() {
        ChipModel chip = ChipModels.named("esp32s3");
        assertThat(chip.macOf(1)).hasToString("f4:12:fa:4e:00:01");
        assertThat(chip.macOf(300)).hasToString("f4:12:fa:4e:01:2c");
    }

    @Test
    void unknownChipIsRefusedWithThoseThatAreKnown() {
        assertThatThrownBy(() -> ChipModels.named("esp99"))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("esp32c6");
    }

    @Test
    void textThatIsNoMacIsRefused() {
        assertThatThrownBy(() -> Mac.parse("24:0a:c4")).isInstanceOf(SimulatorException.class);
        assertThatThrownBy(() -> Mac.parse("hello")).isInstanceOf(SimulatorException.class);
    }

    private static Soc soc(String chip, String mac) {
        int size = 0x100000;
        NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.NONE, size);
        return new Soc(ChipModels.named(chip), Mac.parse(mac), flash, new FixedSenses(115_200, Security.NONE));
    }
}
