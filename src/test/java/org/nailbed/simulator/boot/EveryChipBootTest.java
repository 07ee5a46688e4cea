package org.nailbed.simulator.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;

/** Texts: protocol reference, 4.3. */
class EveryChipBootTest {

    @TempDir
    Path dir;

    static Stream<String> chips() {
        return ChipModels.all().stream().map(ChipModel::name);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void demoFirmwareBootsToItsBanner(String chip) {
        BootStory story = FlashContents.demo(chip, dir).boot();
        assertThat(story.end()).isEqualTo(BootStory.End.RUNNING);
        assertThat(story.text())
                .containsPattern("app_init: Project name:     nailbed-demo\r\n")
                .containsPattern("app_init: App version:      1\\.0\\.0\r\n")
                .endsWith("main_task: Calling app_main()\r\n")
                .doesNotContain("E (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "esp32s2 | DOWNLOAD(USB/UART0/1/SPI)",
                "esp32s3 | DOWNLOAD(USB/UART0)",
                "esp32h2 | DOWNLOAD(USB/UART0)",
                "esp32c2 | DOWNLOAD(UART0)",
                "esp32c3 | DOWNLOAD(USB/UART0/1)",
                "esp32c5 | DOWNLOAD(UART0/USB)",
                "esp32c6 | DOWNLOAD(USB/UART0/SDIO_FEI_FEO)",
                "esp32c61 | DOWNLOAD(USB/UART0/SDIO_FEI_FEO)",
                "esp32p4 | DOWNLOAD(USB/UART0/SPI)",
                "esp32 | DOWNLOAD_BOOT(UART0/UART1/SDIO_REI_REO_V2)",
            })
    void downloadModeIsNamed(String chip, String mode) {
        String text = RomBoot.download(new FlashContents(chip).soc(), ResetCause.POWER_ON)
                .text();
        assertThat(text)
                .containsPattern("rst:0x1 \\(POWERON(_RESET)?\\),boot:0x[0-9a-f]+ \\(")
                .contains("(" + mode + ")\r\n")
                .endsWith("waiting for download\r\n");
    }

    @Test
    void esp8266TellsItsModeByANumber() {
        FlashContents blank = new FlashContents("esp8266");
        assertThat(RomBoot.download(blank.soc(), ResetCause.POWER_ON).text())
                .contains("ets Jan  8 2013,rst cause:2, boot mode:(1,6)\r\n")
                .doesNotContain("waiting");
        assertThat(FlashContents.demo("esp8266", dir).boot().text())
                .contains("ets Jan  8 2013,rst cause:2, boot mode:(3,6)\r\n")
                .contains("load 0x3ffe9000, len 5888");
    }

    @Test
    void romAndSoftwareSpeakWithVoicesOfTheirOwn() {
        List<BootStory.Line> lines = FlashContents.demo("esp8266", dir).boot().lines();
        assertThat(lines)
                .filteredOn(line -> line.voice() == BootStory.Voice.ROM)
                .extracting(BootStory.Line::text)
                .noneMatch(text -> text.startsWith("I ("));
        assertThat(lines.get(lines.size() - 1).voice()).isEqualTo(BootStory.Voice.SOFTWARE);
    }

    @Test
    void plainFirmwareIsNoiseToABoardThatDecrypts() {
        FlashContents demo = FlashContents.demo("esp32c3", dir);
        BootStory story = RomBoot.fromFlash(demo.soc(Security.FLASH_ENCRYPTION), ResetCause.POWER_ON, new Mischief());
        assertThat(story.text()).contains("invalid header: 0x").doesNotContain("0xffffffff");
        assertThat(story.end()).isEqualTo(BootStory.End.WATCHDOG_RESET);
    }

    @Test
    void unsignedBootloaderIsNotStartedUnderSecureBoot() {
        FlashContents demo = FlashContents.demo("esp32c3", dir);
        BootStory story = RomBoot.fromFlash(demo.soc(Security.SECURE_BOOT), ResetCause.POWER_ON, new Mischief());
        assertThat(story.text()).contains("secure boot check fail").doesNotContain("2nd stage bootloader");
    }

    @Test
    void secureDownloadModeSaysSo() {
        BootStory story =
                RomBoot.download(new FlashContents("esp32c3").soc(Security.SECURE_DOWNLOAD), ResetCause.POWER_ON);
        assertThat(story.text()).endsWith("wait uart download(secure mode)\r\n");
    }
}
