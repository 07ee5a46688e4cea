package org.nailbed.flash.espressif.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.flash.FlashFault;

/** Protocol reference, 4.3. */
class HeardTextTest {

    @Test
    void nothingIsNoSync() {
        HeardText heard = new HeardText("", 0);

        assertThat(heard.fault()).isEqualTo(FlashFault.NO_SYNC);
        assertThat(heard.explanation()).contains("heard nothing").contains("EN and IO0");
    }

    @Test
    void crackleAtPowerOnIsNotGarbage() {
        assertThat(new HeardText("\0\uFFFD", 0).fault()).isEqualTo(FlashFault.NO_SYNC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n",
                "ESP-ROM:esp32c6-20220919\r\nrst:0x1 (POWERON),boot:0xc (SPI_FAST_FLASH_BOOT)\r\nSPIWP:0xee\r\n",
                " ets Jan  8 2013,rst cause:2, boot mode:(3,6)\r\n",
                "I (312) main_task: Calling app_main()\r\nI (322) sensor: 21.5 C\r\n",
                "\u001B[0;32mI (27) boot: ESP-IDF v5.2 2nd stage bootloader\u001B[0m\r\n"
            })
    void textOfAnotherModeIsTheWrongBootMode(String text) {
        HeardText heard = new HeardText(text, 0);

        assertThat(heard.fault()).isEqualTo(FlashFault.WRONG_BOOT_MODE);
        assertThat(heard.explanation()).contains("IO0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rst:0x1 (POWERON_RESET),boot:0x3 (DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2))\r\nwaiting for download\r\n",
                "rst:0x1 (POWERON),boot:0x4 (DOWNLOAD(USB/UART0/1))\r\nwaiting for download\r\n",
                " ets Jan  8 2013,rst cause:2, boot mode:(1,6)\r\n",
                "boot:0x4 (DOWNLOAD(USB/UART0/SDIO_FEI_FEO))\r\nwait uart download(secure mode)"
            })
    void boardThatWaitsForDownloadHearsUsNot(String text) {
        HeardText heard = new HeardText(text, 0);

        assertThat(heard.fault()).isEqualTo(FlashFault.NO_SYNC);
        assertThat(heard.explanation()).contains("TXD");
    }

    @Test
    void noiseIsShownWithoutTheControlCodesOfATerminal() {
        assertThat(new HeardText("\uFFFD\u001B[2J\u0007\uFFFD\uFFFD\uFFFD\uFFFD\u009B\u0000q", 0).explanation())
                .contains("[2J")
                .doesNotContainPattern("\\p{Cc}");
    }

    @Test
    void bytesThatAreNoTextAreGarbage() {
        HeardText heard = new HeardText("\uFFFD\u0003x\uFFFD\uFFFD\u0011\uFFFDq\uFFFD\uFFFD", 0);

        assertThat(heard.fault()).isEqualTo(FlashFault.GARBAGE_HEARD);
        assertThat(heard.explanation()).contains("crystal");
    }

    @Test
    void framesThatAreNoRepliesAreGarbage() {
        assertThat(new HeardText("", 3).fault()).isEqualTo(FlashFault.GARBAGE_HEARD);
    }

    @Test
    void onlyTheEndOfALongTextIsShown() {
        String explanation = new HeardText("boot:0x13 (SPI_FAST_FLASH_BOOT) " + "x".repeat(500), 0).explanation();

        assertThat(explanation).hasSizeLessThan(300).contains("…");
    }
}
