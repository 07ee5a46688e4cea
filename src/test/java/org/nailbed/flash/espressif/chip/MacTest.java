package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.fuse.Mac;
import org.nailbed.flash.espressif.loader.FakeRegisters;
import org.nailbed.flash.espressif.loader.Vectors;

class MacTest {

    static List<Vectors.Row> macs() {
        return Vectors.read("macs.txt");
    }

    @ParameterizedTest
    @MethodSource("macs")
    void macIsDecodedAsTheReferenceToolDoes(Vectors.Row row) {
        Mac mac = EspChip.ofName(row.text(0))
                .flatMap(Chips::of)
                .orElseThrow()
                .fuses()
                .mac();
        FakeRegisters registers = new FakeRegisters();
        for (String word : row.text(1).split(" ", -1)) {
            String[] parts = word.split("=", 2);
            registers.with(Integer.parseUnsignedInt(parts[0], 16), Integer.parseUnsignedInt(parts[1], 16));
        }

        assertThat(mac.read(new FuseReader(registers))).isEqualTo(row.text(2));
        assertThat(mac.readEui64(new FuseReader(registers)).orElse("-")).isEqualTo(row.text(3));
    }

    /** Protocol reference, 5.2. */
    @Test
    void oldEsp8266HasTheFirstOfEspressifsOwnNumbers() {
        FakeRegisters registers =
                new FakeRegisters().with(0x3FF00050, 0xA2000000).with(0x3FF00054, 0x0000F72C);

        assertThat(Chips.of(EspChip.ESP8266).orElseThrow().fuses().mac().read(new FuseReader(registers)))
                .isEqualTo("18:fe:34:f7:2c:a2");
    }

    @Test
    void extensionThatWasNeverBurntMakesNoEui64() {
        FakeRegisters registers =
                new FakeRegisters().with(0x600B0844, 0xF9F72CA2).with(0x600B0848, 0x6055);

        assertThat(Chips.of(EspChip.ESP32_C6).orElseThrow().fuses().mac().readEui64(new FuseReader(registers)))
                .isEmpty();
    }
}
