package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.loader.FakeRegisters;
import org.nailbed.flash.espressif.loader.Vectors;

class MacTest {

    static List<Vectors.Row> macs() {
        return Vectors.read("macs.txt");
    }

    @ParameterizedTest
    @MethodSource("macs")
    void macIsDecodedAsTheReferenceToolDoes(Vectors.Row row) {
        Chip chip = EspChip.ofName(row.text(0)).flatMap(Chips::of).orElseThrow();
        FakeRegisters registers =
                new FakeRegisters().with(row.word(1), row.word(2)).with(row.word(1) + 4, row.word(3));

        assertThat(chip.fuses().mac().read(new FuseReader(registers))).isEqualTo(row.text(4));
    }
}
