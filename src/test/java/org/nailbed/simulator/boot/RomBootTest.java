package org.nailbed.simulator.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.Mischief;

class RomBootTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32s2", "esp32s3", "esp32c3", "esp32c6"})
    void soundFirmwareBootsAndNamesItself(String chip) {
        BootStory story = FlashContents.demo(chip, dir).boot();
        assertThat(story.end()).isEqualTo(BootStory.End.RUNNING);
        assertThat(story.text())
                .contains("SPI_FAST_FLASH_BOOT")
                .containsPattern("I \\(\\d+\\) boot: ESP-IDF v5\\.3\\.1 2nd stage bootloader\r\n")
                .containsPattern("boot:  2 factory          factory app      00 00 00010000 00100000\r\n")
                .containsPattern(
                        "esp_image: segment 0: paddr=00010020 vaddr=[0-9a-f]{4}0020 size=28000h \\(163840\\) map")
                .containsPattern("esp_image: segment 1: paddr=00038028 vaddr=[0-9a-f]{8} size=03800h \\( 14336\\) load")
                .contains("boot: Loaded app from partition at offset 0x10000\r\n")
                .containsPattern("I \\(\\d+\\) app_init: Project name:     nailbed-demo\r\n")
                .containsPattern("I \\(\\d+\\) app_init: App version:      1\\.0\\.0\r\n")
                .endsWith("main_task: Calling app_main()\r\n")
                .doesNotContain("E (");
    }

    @Test
    void timeStampsNeverRunBackwards() {
        BootStory story = FlashContents.demo("esp32", dir).boot();
        assertThat(story.lines()).extracting(BootStory.Line::atMillis).isSorted();
        assertThat(story.endMillis()).isBetween(100L, 1000L);
    }

    @Test
    void blankFlashIsAnInvalidHeader() {
        BootStory story = new FlashContents("esp32c3").boot();
        assertThat(story.text()).contains("invalid header: 0xffffffff\r\ninvalid header: 0xffffffff\r\n");
        assertThat(story.end()).isEqualTo(BootStory.End.WATCHDOG_RESET);
    }

    @Test
    void bootloaderForTheOtherOffsetIsNotFound() {
        FlashContents contents = new FlashContents("esp32c3");
        contents.put(0x1000, new byte[] {(byte) 0xE9, 3, 2, 0x2F});
        assertThat(contents.boot().text()).contains("invalid header: 0xffffffff");
    }

    @Test
    void spoiltBootloaderFailsItsChecksum() {
        FlashContents contents = FlashContents.demo("esp32", dir);
        contents.clear(0x1000 + 0x500);
        assertThat(contents.boot().text()).contains("csum err:").doesNotContain("2nd stage");
    }

    @Test
    void missingPartitionTableIsToldByItsMagic() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        contents.flash.eraseSector(0x8000);
        assertThat(contents.boot().text())
                .contains("flash_parts: partition 0 invalid magic number 0xffff")
                .contains("boot: load partition table error!");
    }

    @Test
    void partitionTableWithASpoiltRowFailsItsDigest() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        contents.clear(0x8000 + 12);
        assertThat(contents.boot().text()).contains("MD5 differs").contains("load partition table error!");
    }

    @Test
    void missingApplicationIsNothingFlashed() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        contents.flash.eraseSector(FlashContents.APP);
        BootStory story = contents.boot();
        assertThat(story.text())
                .contains("esp_image: image at 0x10000 has invalid magic byte (nothing flashed here?)")
                .contains("boot: Factory app partition is not bootable")
                .contains("boot: No bootable app partitions in the partition table");
        assertThat(story.end()).isEqualTo(BootStory.End.SOFTWARE_RESET);
    }

    @Test
    void oneClearedBitInTheApplicationFailsTheChecksum() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        int at = FlashContents.APP + 0x50000;
        byte before = contents.flash.read(at, 1)[0];
        contents.put(at, new byte[] {(byte) (before & before - 1)});
        assertThat(contents.boot().text())
                .containsPattern("esp_image: Checksum failed\\. Calculated 0x[0-9a-f]+ read 0x[0-9a-f]+");
    }

    @Test
    void spoiltHashIsACorruptImage() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        int appBytes = 1_040_464;
        contents.put(FlashContents.APP + appBytes - 32, new byte[32]);
        assertThat(contents.boot().text()).contains("esp_image: Image hash failed - image is corrupt");
    }

    @Test
    void applicationOfAnotherChipIsNotBooted() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        FlashContents other = FlashContents.demo("esp32c6", dir);
        contents.flash.eraseAll();
        contents.put(0, other.flash.read(0, 0x120000));
        assertThat(contents.boot().text()).contains("mismatch chip ID, expected 5, found 13");
    }

    @Test
    void otadataNamesTheSlotToBoot() {
        FlashContents contents = FlashContents.demo("esp32c3", dir);
        byte[] app = contents.flash.read(FlashContents.APP, 0x100000);
        contents.flash.eraseAll();
        contents.put(0, FlashContents.demo("esp32c3", dir).flash.read(0, 0x8000));
        contents.put(0x8000, table());
        contents.put(0x20000, app);
        contents.put(0x130000, app);
        assertThat(contents.boot().text()).contains("Loaded app from partition at offset 0x20000");
        contents.put(0xD000, otadata(1, "9a984347"));
        assertThat(contents.boot().text()).contains("Loaded app from partition at offset 0x20000");
        contents.put(0xE000, otadata(2, "7437f655"));
        assertThat(contents.boot().text()).contains("Loaded app from partition at offset 0x130000");
    }

    @Test
    void crashingApplicationPanicsAndRestarts() {
        FlashContents contents = FlashContents.demo("esp32", dir);
        Mischief loop = new Mischief();
        loop.order(Optional.of(new BoardFault.BootLoop()));
        BootStory story = RomBoot.fromFlash(contents.soc(), ResetCause.SOFTWARE, loop);
        assertThat(story.text()).contains("rst:0xc (SW_CPU_RESET)").contains("Guru Meditation Error");
        assertThat(story.end()).isEqualTo(BootStory.End.SOFTWARE_RESET);
    }

    /** Rows without the MD5 row, which is optional. */
    private static byte[] table() {
        ByteBuffer table = ByteBuffer.allocate(0xC00).order(ByteOrder.LITTLE_ENDIAN);
        row(table, 0x0001, 0xD000, 0x2000, "otadata");
        row(table, 0x1000, 0x20000, 0x110000, "ota_0");
        row(table, 0x1100, 0x130000, 0x110000, "ota_1");
        Arrays.fill(table.array(), table.position(), 0xC00, (byte) 0xFF);
        return table.array();
    }

    private static void row(ByteBuffer table, int kind, int offset, int size, String label) {
        int start = table.position();
        table.put((byte) 0xAA)
                .put((byte) 0x50)
                .putShort((short) kind)
                .putInt(offset)
                .putInt(size);
        table.put(label.getBytes(StandardCharsets.US_ASCII)).position(start + 32);
    }

    private static byte[] otadata(int sequence, String crc) {
        ByteBuffer record = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(record.array(), (byte) 0xFF);
        record.putInt(sequence).position(28).put(HexFormat.of().parseHex(crc));
        return record.array();
    }
}
