package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {

    static List<Vectors.Row> erases() {
        return Vectors.read("esp8266-erase.txt");
    }

    @ParameterizedTest
    @MethodSource("erases")
    void romOfTheEsp8266IsToldLessThanItErases(Vectors.Row row) {
        Region region = new Region(row.word(0), row.word(1));

        assertThat(announced(Dialect.ESP8266_ROM, region)).isEqualTo(row.word(2));
        assertThat(announced(Dialect.STUB, region))
                .as("its stub has no such fault")
                .isEqualTo(row.word(1));
    }

    /** Protocol reference, 2.3: it erases the sectors up to the next block of 16, then as many as it was told. */
    @Test
    void whatTheEsp8266ErasesCoversEveryRegionAndLittleMore() {
        for (int firstSector = 0; firstSector < 40; firstSector++) {
            for (int sectors = 1; sectors < 100; sectors++) {
                Region region = new Region(firstSector * 0x1000, sectors * 0x1000);
                int told = announced(Dialect.ESP8266_ROM, region) / 0x1000;
                int erased = Math.min(told, 16 - firstSector % 16) + told;

                assertThat(erased)
                        .as("%d sectors from sector %d", sectors, firstSector)
                        .isBetween(sectors, sectors + 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void writeToRamIsNeverCorrected(Dialect dialect) {
        Command toRam = new Command.Begin(Opcode.MEM_BEGIN, new Region(0x40100000, 0x5000), new Blocks(4, 0x1800));

        assertThat(words(toRam, dialect).getInt(0)).isEqualTo(0x5000);
        assertThat(words(toRam, dialect).capacity()).isEqualTo(16);
    }

    /** Protocol reference, 1.2: only the ESP8266's ROM answers SYNC with a value and a status of two bytes. */
    @ParameterizedTest
    @CsvSource({"010802000707122000 00, ESP8266_ROM", "010804000707122000000000, ROM"})
    void replyToSyncTellsTheEsp8266FromLaterRoms(String hex, Dialect rom) {
        Reply reply = Reply.parse(Vectors.hex(hex), Dialect.STUB).orElseThrow();

        assertThat(reply.rom()).isEqualTo(rom);
    }

    private static int announced(Dialect dialect, Region region) {
        return words(new Command.Begin(Opcode.FLASH_BEGIN, region, new Blocks(1, 0x400)), dialect)
                .getInt(0);
    }

    private static ByteBuffer words(Command command, Dialect dialect) {
        return ByteBuffer.wrap(command.payload(dialect)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
