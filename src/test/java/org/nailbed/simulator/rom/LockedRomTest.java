package org.nailbed.simulator.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;
import org.nailbed.simulator.loader.Parked;

/** Boards whose eFuses lock them: protocol reference, 2.2, 3.1 and 5.3. */
class LockedRomTest {
    private static final int READ_POINTER = 0x3FCEF688;

    @Test
    void securityInfoTellsOfSecureBootAndOfFlashEncryption() {
        LoaderBench rom = LoaderBench.rom("esp32c3");
        rom.mischief.order(Optional.of(new BoardFault.SecureBoot()));
        assertThat(rom.command(Op.GET_SECURITY_INFO).get(0)).startsWith("0114180000000000" + "01000000" + "00");
        rom.mischief.order(Optional.of(new BoardFault.FlashEncryption()));
        assertThat(rom.command(Op.GET_SECURITY_INFO).get(0)).startsWith("0114180000000000" + "00000000" + "01");
    }

    @ParameterizedTest
    @CsvSource({
        "esp32c3, 0x60008838, 20", "esp32s2, 0x3F41A038, 20", "esp32s3, 0x60007038, 20", "esp32c6, 0x600B0838, 20",
        "esp32h2, 0x600B0838, 20", "esp32p4, 0x5012D038, 20", "esp32c5, 0x600B4838, 25", "esp32c2, 0x60008830, 21",
        "esp32c61, 0x600B4834, 26", "esp32, 0x3FF5A018, 5",
    })
    void secureBootIsBurnt(String chip, String register, int bit) {
        LoaderBench rom = LoaderBench.rom(chip);
        assertThat(rom.soc().readRegister(Long.decode(register).intValue()) >>> bit & 1)
                .isZero();
        rom.mischief.order(Optional.of(new BoardFault.SecureBoot()));
        assertThat(rom.soc().readRegister(Long.decode(register).intValue()) >>> bit & 1)
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "esp32c3, 0x60008834, 18, 0x60008830, 20", "esp32s2, 0x3F41A034, 18, 0x3F41A030, 19",
        "esp32s3, 0x60007034, 18, 0x60007030, 20", "esp32c6, 0x600B0834, 18, 0x600B0830, 20",
        "esp32h2, 0x600B0834, 18, 0x600B0830, 20", "esp32p4, 0x5012D034, 18, 0x5012D030, 20",
        "esp32c5, 0x600B4834, 16, 0x600B4830, 20", "esp32c2, 0x60008830, 7, 0x60008830, 6",
        "esp32c61, 0x600B4830, 23, 0x600B4830, 14", "esp32, 0x3FF5A000, 20, 0x3FF5A018, 7",
    })
    void flashEncryptionIsBurntOddlyAndManualEncryptionIsOff(
            String chip, String count, int countBit, String manual, int manualBit) {
        LoaderBench rom = LoaderBench.rom(chip);
        rom.mischief.order(Optional.of(new BoardFault.FlashEncryption()));
        int bits = rom.soc().readRegister(Long.decode(count).intValue()) >>> countBit & 7;
        assertThat(Integer.bitCount(bits) % 2).isOne();
        assertThat(rom.soc().readRegister(Long.decode(manual).intValue()) >>> manualBit & 1)
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({"esp32c3", "esp32s3"})
    void lockedJumpIsNotMade(String chip) {
        LoaderBench rom = LoaderBench.rom(chip);
        rom.mischief.order(Optional.of(new BoardFault.SecureBoot()));
        assertThat(rom.command(Op.MEM_END, 0, 0x40380E9A)).hasSize(1);
        assertThat(rom.program).isInstanceOf(RomLoader.class);
        LoaderBench free = LoaderBench.rom(chip);
        free.command(Op.MEM_END, 0, 0x40380E9A);
        assertThat(free.program).as("into nothing").isInstanceOf(Parked.class);
    }

    @Test
    void otherChipsJumpUnderSecureBootToo() {
        LoaderBench rom = LoaderBench.rom("esp32c6");
        rom.mischief.order(Optional.of(new BoardFault.SecureBoot()));
        rom.command(Op.MEM_END, 0, 0x408011BC);
        assertThat(rom.program).isInstanceOf(Parked.class);
    }

    @Test
    void flashReadOfTheS3GoesWhereItsPointerIsBentToAndAnswersNothing() {
        LoaderBench rom = LoaderBench.rom("esp32s3");
        rom.mischief.order(Optional.of(new BoardFault.SecureBoot()));
        assertThat(rom.command(Op.READ_FLASH_SLOW, 0, 0))
                .as("the pointer is the ROM's")
                .hasSize(1);
        int own = rom.soc().readRegister(READ_POINTER);
        assertThat(own).isNotZero();
        rom.command(Op.WRITE_REG, READ_POINTER, 0x40379524, -1, 0);
        assertThat(rom.command(Op.READ_FLASH_SLOW, 0, 0)).isEmpty();
        assertThat(rom.program).as("nothing lies there").isInstanceOf(Parked.class);
    }

    @Test
    void pointerThatWasPutBackReadsFlashAgain() {
        LoaderBench rom = LoaderBench.rom("esp32s3");
        int own = rom.soc().readRegister(READ_POINTER);
        rom.command(Op.WRITE_REG, READ_POINTER, 0x40379524, -1, 0);
        rom.command(Op.WRITE_REG, READ_POINTER, own, -1, 0);
        assertThat(rom.command(Op.READ_FLASH_SLOW, 0, 4).get(0)).startsWith("010e4400");
    }
}
