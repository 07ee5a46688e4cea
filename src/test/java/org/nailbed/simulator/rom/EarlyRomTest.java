package org.nailbed.simulator.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;

/** What only the ESP8266's ROM does: protocol reference, 1.2, 2.1 to 2.4 and 8.1. */
class EarlyRomTest {
    private static final int SECTOR = 0x1000;

    private final LoaderBench rom = LoaderBench.rom("esp8266");

    @Test
    void statusHasTwoBytes() {
        assertThat(rom.feed("c0000a04000000000000100040c0")).containsExactly("010a020001c1f0ff0000");
        assertThat(rom.command(Op.FLASH_DATA, 4, 0, 0, 0, 0)).containsExactly("0103020001c1f0ff0105");
    }

    @ParameterizedTest
    @CsvSource({"0x0D", "0x0E", "0x0F", "0x10", "0x11", "0x12", "0x13", "0x14", "0xD0"})
    void commandsOfLaterRomsAreUnknown(String op) {
        rom.feed("c0000a04000000000000100040c0");
        assertThat(rom.command(Integer.decode(op), 0, 0)).containsExactly("010a020001c1f0ff0105");
    }

    @Test
    void syncIsAnsweredEightTimes() {
        assertThat(rom.feed("c00008240000000000" + "07071220" + "55".repeat(32) + "c0"))
                .isEqualTo(Collections.nCopies(8, "01080200070712200000"));
    }

    @Test
    void longBeginIsRefused() {
        assertThat(rom.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0)).containsExactly("01020200000000000105");
        assertThat(rom.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0)).containsExactly("01020200000000000005");
    }

    /** Offset, size, and the word that a host must send so that exactly that much is erased; all hex (8.1). */
    @ParameterizedTest
    @CsvSource({
        "0, 1000, 1000",
        "0, 10000, 8000",
        "0, 20000, 10000",
        "10000, 5000, 3000",
        "3000, 40000, 33000",
        "9000, 10000, 9000",
    })
    void eraseGoesTooFarByTheHeadUnlessTheHostMakesUpForIt(String offset, String size, String word) {
        int at = Integer.parseInt(offset, 16);
        int bytes = Integer.parseInt(size, 16);
        int sent = Integer.parseInt(word, 16);
        assertThat(erasedBy(at, sent)).isBetween(bytes, bytes + SECTOR);
        int head = Math.min(bytes, 0x10000 - at % 0x10000);
        assertThat(erasedBy(at, bytes)).as("without making up").isEqualTo(bytes + head);
    }

    private int erasedBy(int offset, int size) {
        byte[] zeros = new byte[0x100000];
        rom.flash.program(0, zeros, 0, zeros.length);
        rom.command(Op.FLASH_BEGIN, size, 1, 0x400, offset);
        int end = offset;
        while (end < zeros.length && rom.flash.isBlank(end, SECTOR)) {
            end += SECTOR;
        }
        return end - offset;
    }

    @Test
    void moreThanTwoMegabytesAreWrittenWithoutTellingOfThem() {
        rom.command(Op.FLASH_BEGIN, 0x1000, 1, 0x400, 0x300000);
        byte[] block = new byte[0x400];
        Arrays.fill(block, (byte) 0x5A);
        assertThat(rom.block(Op.FLASH_DATA, 0, block)).containsExactly("01030200000000000000");
        assertThat(rom.flash.read(0x300000, block.length)).isEqualTo(block);
    }

    @Test
    void endOfFlashLeavesTheLoaderWhateverItsFlagSays() {
        rom.command(Op.FLASH_BEGIN, 0, 0, 0x400, 0);
        rom.command(Op.FLASH_END, 1);
        assertThat(rom.restarted).isTrue();
    }
}
