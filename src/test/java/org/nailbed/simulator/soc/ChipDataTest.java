package org.nailbed.simulator.soc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;

/** What each chip's registers tell, taken apart by the formulas of the protocol reference, 5.2 to 5.4. */
class ChipDataTest {
    private static final int FLASH_BYTES = 0x400000;

    private final NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.NONE, FLASH_BYTES);

    @Test
    void macOfAnEsp8266LiesInThreeWords() {
        Soc soc = soc("esp8266", "5c:cf:7f:f7:2c:a2");
        assertThat(soc.readRegister(0x3FF00050)).isEqualTo(0xA2000000);
        assertThat(soc.readRegister(0x3FF00054)).isEqualTo(0x0001F72C);
        assertThat(soc.readRegister(0x3FF0005C)).isEqualTo(0x005CCF7F);
    }

    @ParameterizedTest
    @CsvSource({
        "esp32s2, 0x3F41A044, false", "esp32s3, 0x60007044, false", "esp32c2, 0x60008840, false",
        "esp32c5, 0x600B4844, true", "esp32c61, 0x600B4844, false", "esp32h2, 0x600B0844, true",
        "esp32p4, 0x5012D044, false",
    })
    void macLiesInTwoWordsWithTheMiddleOfAnEui64WhereThereIsOne(String chip, String address, boolean extended) {
        int first = Long.decode(address).intValue();
        Soc soc = soc(chip, "60:55:f9:f7:2c:a2");
        assertThat(soc.readRegister(first)).isEqualTo(0xF9F72CA2);
        assertThat(soc.readRegister(first + 4) & 0xFFFF).isEqualTo(0x6055);
        if (extended) {
            assertThat(soc.readRegister(first + 4) >>> 16).isEqualTo(0xFFFE);
        }
    }

    @ParameterizedTest
    @CsvSource({"esp32c5, 100", "esp32c61, 100"})
    void revisionOfC5AndC61IsInWordTwo(String chip, int revision) {
        int word = soc(chip).readRegister(0x600B484C);
        assertThat((word >> 4 & 3) * 100 + (word & 0xF)).isEqualTo(revision);
    }

    @ParameterizedTest
    @CsvSource({"esp32p4-rev1, 100", "esp32p4, 300", "esp32p4-rev3.1, 301"})
    void revisionOfP4IsInThreePlacesOfWordTwo(String chip, int revision) {
        int word = soc(chip).readRegister(0x5012D04C);
        int major = (word >> 23 & 1) << 2 | (word >> 4 & 3);
        assertThat(major * 100 + (word & 0xF)).isEqualTo(revision);
    }

    @Test
    void c2IsAnEsp8684WithFourMegabytesInside() {
        Soc soc = soc("esp32c2");
        int word = soc.readRegister(0x60008844);
        assertThat((word >> 20 & 3) * 100 + (word >> 16 & 0xF)).isEqualTo(100);
        assertThat(word >> 22 & 7).as("package").isEqualTo(1);
        assertThat(soc.readRegister(0x6000885C) >>> 29).as("4 MB").isEqualTo(1);
    }

    @Test
    void h2AndS2KeepTheirRevisions() {
        assertThat(soc("esp32h2").readRegister(0x600B0850) >> 18 & 0x1F).isEqualTo(1);
        int word3 = soc("esp32s2").readRegister(0x3F41A050);
        assertThat(word3 >> 18 & 3).isEqualTo(1);
    }

    /** Seen rate × divider = crystal; the ESP8266's counts twice. */
    @ParameterizedTest
    @CsvSource({
        "esp8266, 0x60000014, 52",
        "esp32c2, 0x60000014, 26",
        "esp32c5, 0x60000014, 48",
        "esp32h2, 0x60000014, 32",
        "esp32p4, 0x500CA014, 40",
    })
    void uartDividerTellsTheRealCrystal(String chip, String register, int mhz) {
        int divider = soc(chip).readRegister(Long.decode(register).intValue()) & 0xFFFFF;
        assertThat(Math.round(divider * 115_200 / 1e6)).isEqualTo(mhz);
    }

    @Test
    void clockRegisterOfC5TellsWhatTheRomBelieves() {
        assertThat(soc("esp32c5").readRegister(0x60096110) >>> 24 & 0x7F).isEqualTo(48);
        assertThat(soc("esp32c5-pcr40").readRegister(0x60096110) >>> 24 & 0x7F).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"esp8266, 74880", "esp32, 115200", "esp32c2, 74880", "esp32c5-pcr40, 138240", "esp32h2, 115200"})
    void romPrintsAtTheRateThatItsBeliefMakes(String chip, int baud) {
        assertThat(ChipModels.named(chip).bootTextBaud()).isEqualTo(baud);
    }

    @Test
    void esp8266RunsAFlashCommandWithItsLengthsInTheSecondUserRegister() {
        Soc soc = soc("esp8266");
        int base = 0x60000200;
        soc.writeRegister(base + 0x20, 23 << 8);
        soc.writeRegister(base + 0x1C, 1 << 31 | 1 << 28);
        soc.writeRegister(base + 0x24, 7 << 28 | 0x9F);
        soc.writeRegister(base, 1 << 18);
        assertThat(soc.readRegister(base) & 1 << 18).isZero();
        assertThat(soc.readRegister(base + 0x40) & 0xFFFFFF).isEqualTo(0x1640EF);
    }

    @Test
    void everyChipIsFoundByItsNameAndHasAMakerOfItsOwn() {
        assertThat(ChipModels.all())
                .allSatisfy(chip -> assertThat(ChipModels.named(chip.name())).isSameAs(chip));
        assertThat(ChipModels.all().stream().map(chip -> chip.image().tool()).distinct())
                .hasSize(11);
        assertThat(ChipModels.all().stream()
                        .map(chip -> chip.macOf(1).toString().substring(0, 8))
                        .distinct())
                .hasSize(11);
    }

    private Soc soc(String chip) {
        return soc(chip, "60:55:f9:f7:2c:a2");
    }

    private Soc soc(String chip, String mac) {
        ChipModel model = ChipModels.named(chip);
        return new Soc(model, Mac.parse(mac), flash, new FixedSenses(115_200, Security.NONE));
    }
}
