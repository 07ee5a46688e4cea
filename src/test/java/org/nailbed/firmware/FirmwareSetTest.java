package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirmwareSetTest {

    private static final byte[] BOOTLOADER =
            EspImageBuilder.bootloader(EspImageBuilder.ESP32).build();
    private static final byte[] TABLE = PartitionTableBuilder.singleApp().build();
    private static final byte[] APP =
            EspImageBuilder.app(EspImageBuilder.ESP32, "blink", "1.4.2").build();

    @Test
    void wholeBuildIsTakenWithChipFlashSizeAndApplication() {
        FirmwareSet set = FirmwareSet.of(List.of(image(0x10000, APP), image(0x8000, TABLE), image(0x1000, BOOTLOADER)));

        assertThat(set.images()).extracting(Image::offset).containsExactly(0x1000, 0x8000, 0x10000);
        assertThat(set.chip()).contains("ESP32");
        assertThat(set.flashSizeBytes()).contains(4 << 20);
        assertThat(set.application()).map(AppDescriptor::title).contains("blink 1.4.2");
        assertThat(set.partitionTable()).map(PartitionTable::hasDigest).contains(true);
        assertThat(set.summary()).isEqualTo("blink 1.4.2 for ESP32, 3 images, " + set.totalBytes() + " bytes");
    }

    @Test
    void dataAloneSaysNothingOfChipOrSize() {
        FirmwareSet set = FirmwareSet.of(List.of(image(0x9000, new byte[5])));

        assertThat(set.chip()).isEmpty();
        assertThat(set.flashSizeBytes()).isEmpty();
        assertThat(set.application()).isEmpty();
        assertThat(set.partitionTable()).isEmpty();
        assertThat(set.runsOnRevision(0)).isTrue();
        assertThat(set.summary()).isEqualTo("Data for any chip, 1 image, 8 bytes");
    }

    @Test
    void identityIsOfOffsetsAndContentsWhateverTheOrderOrTheNames() {
        String known = FirmwareSet.of(List.of(image(0x9000, new byte[5]), image(0xF000, new byte[6])))
                .sha256();

        assertThat(known).matches("[0-9a-f]{64}");
        assertThat(FirmwareSet.of(List.of(Image.of("x", 0xF000, new byte[6]), image(0x9000, new byte[5])))
                        .sha256())
                .isEqualTo(known);
        assertThat(FirmwareSet.of(List.of(image(0x9000, new byte[6]), image(0xF000, new byte[5])))
                        .sha256())
                .isNotEqualTo(known);
        assertThat(FirmwareSet.of(List.of(image(0xA000, new byte[5]), image(0xF000, new byte[6])))
                        .sha256())
                .isNotEqualTo(known);
    }

    @Test
    void imagesInOneSectorAreRefusedAndNeighboursAreNot() {
        Image upper = image(0x10000, new byte[4]);

        assertThat(new FirmwareSet(List.of(upper, image(0xF000, new byte[0x1000])), Optional.empty(), Optional.empty())
                        .images())
                .hasSize(2);
        assertRefused("ends in the sector before 0x11000", upper, image(0xF000, new byte[0x1001]));
        assertRefused("begins at 0x10000", upper, image(0x10000, new byte[1]));
    }

    @Test
    void imageOffASectorIsRefused() {
        assertRefused("offset 0x10010 is not on a sector", image(0x10010, new byte[1]));
    }

    @Test
    void emptySetIsRefused() {
        assertThatThrownBy(() -> FirmwareSet.of(List.of()))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("holds no image");
    }

    @Test
    void imageBeyondTheNamedFlashIsRefused() {
        assertThatThrownBy(() -> new FirmwareSet(
                        List.of(image(0xFF000, new byte[0x1001])), Optional.empty(), Optional.of(1 << 20)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("ends at 0x100004, beyond the flash of 0x100000");
    }

    @Test
    void imagesForDifferentChipsAreRefusedByName() {
        byte[] other =
                EspImageBuilder.app(EspImageBuilder.ESP32_C3, "blink", "1").build();

        assertRefused(
                "file at 0x1000 at 0x1000 is for ESP32, file at 0x10000 at 0x10000 is for ESP32-C3: expected one chip",
                image(0x1000, BOOTLOADER),
                image(0x10000, other));
    }

    @Test
    void bootloaderElsewhereThanTheChipStartsItIsRefused() {
        assertRefused("file at 0x0 begins at 0x0, but an ESP32 starts its bootloader at 0x1000", image(0, BOOTLOADER));
        byte[] s3 = EspImageBuilder.bootloader(EspImageBuilder.ESP32_S3).build();
        assertRefused(
                "file at 0x1000 begins at 0x1000, but an ESP32-S3 starts its bootloader at 0x0", image(0x1000, s3));
        assertThat(FirmwareSet.of(List.of(image(0, s3))).chip()).contains("ESP32-S3");
    }

    @Test
    void fileAtTheBootloadersPlaceMustBeAnImage() {
        assertRefused(
                "file at 0x1000 at 0x0: first byte is 00, expected E9",
                image(0x1000, new byte[99]),
                image(0x10000, APP));
    }

    @Test
    void fileAtTheTablesPlaceMustBeATable() {
        assertRefused("file at 0x8000 at 0x0: first row begins 0000", image(0x8000, new byte[99]), image(0x10000, APP));
    }

    @Test
    void tableAtAnotherPlaceIsFound() {
        byte[] table = new PartitionTableBuilder()
                .data(2, 0xD000, 0x3000, "nvs")
                .app(0, 0x10000, 0x1000, "factory")
                .build();
        FirmwareSet set = FirmwareSet.of(List.of(image(0xC000, table), image(0x10000, APP)));

        assertThat(set.application()).isPresent();
        assertRefused(
                "partition 'nvs' (0x9000 to 0xF000) covers the partition table itself. Move it to 0xD000 or later",
                image(0xC000, TABLE));
    }

    @Test
    void applicationWhereNoAppPartitionBeginsIsRefused() {
        assertRefused(
                "file at 0x20000 is an application at 0x20000, where no app partition begins. Write it to one of "
                        + "[partition 'factory' (0x10000 to 0x110000)]",
                image(0x8000, TABLE),
                image(0x20000, APP));
        assertRefused("file at 0x9000 is an application at 0x9000", image(0x8000, TABLE), image(0x9000, APP));
    }

    @Test
    void fileInAnAppPartitionMustBeAnImage() {
        assertRefused(
                "file at 0x10000 at 0x0: first byte is FF, expected E9",
                image(0x8000, TABLE),
                image(0x10000, PartitionTableBuilder.erased(64)));
    }

    @Test
    void dataMayBeginAsAnImageDoesWhenItsPartitionHoldsData() {
        byte[] data = {(byte) 0xE9, 1, 2, 3};

        assertThat(FirmwareSet.of(List.of(image(0x8000, TABLE), image(0x9000, data)))
                        .chip())
                .isEmpty();
        assertRefused("file at 0x9000 at 0x1: 200 segments", image(0x9000, new byte[] {(byte) 0xE9, (byte) 200, 0, 0}));
    }

    @Test
    void fileLargerThanItsPartitionIsRefused() {
        assertRefused(
                "file at 0x9000 (0x9000 to 0xF001) is not inside partition 'nvs' (0x9000 to 0xF000)",
                image(0x8000, TABLE),
                image(0x9000, new byte[0x6001]));
    }

    @Test
    void partitionBeyondTheFlashIsRefused() {
        byte[] small = EspImageBuilder.bootloader(EspImageBuilder.ESP32)
                .flashSizeCode(0)
                .build();

        assertRefused(
                "partition 'factory' (0x10000 to 0x110000) ends beyond the flash of 0x100000",
                image(0x1000, small),
                image(0x8000, TABLE));
    }

    @Test
    void everyFaultOfASetIsNamedTogether() {
        assertRefused("2 faults", image(0x1000, new byte[9]), image(0x8000, TABLE), image(0x20000, APP));
    }

    @Test
    void applicationIsTheOneThatTheBootloaderPrefers() {
        byte[] table = new PartitionTableBuilder()
                .app(0x10, 0x10000, 0x10000, "ota_0")
                .app(0, 0x20000, 0x10000, "factory")
                .app(0x20, 0x30000, 0x10000, "test")
                .build();
        byte[] factory = EspImageBuilder.app(0, "factory", "2").build();
        byte[] test = EspImageBuilder.app(0, "test", "3").build();
        FirmwareSet set = FirmwareSet.of(
                List.of(image(0x8000, table), image(0x10000, APP), image(0x20000, factory), image(0x30000, test)));

        assertThat(set.application()).map(AppDescriptor::title).contains("factory 2");
        assertThat(FirmwareSet.of(List.of(image(0x8000, table), image(0x10000, APP), image(0x30000, test)))
                        .application())
                .map(AppDescriptor::title)
                .contains("blink 1.4.2");
    }

    @Test
    void revisionMustSuitBootloaderAndApplication() {
        byte[] bootloader = EspImageBuilder.bootloader(0).revisions(100, 0xFFFF).build();
        byte[] app = EspImageBuilder.app(0, "blink", "1").revisions(0, 399).build();
        FirmwareSet set = FirmwareSet.of(List.of(image(0x1000, bootloader), image(0x10000, app)));

        assertThat(set.runsOnRevision(100)).isTrue();
        assertThat(set.runsOnRevision(399)).isTrue();
        assertThat(set.runsOnRevision(99)).isFalse();
        assertThat(set.runsOnRevision(400)).isFalse();
    }

    @Test
    void mergedFileIsCheckedPartByPart() {
        byte[] merged = merged(APP);
        FirmwareSet set = FirmwareSet.of(List.of(image(0, merged)));

        assertThat(set.chip()).contains("ESP32");
        assertThat(set.flashSizeBytes()).contains(4 << 20);
        assertThat(set.application()).map(AppDescriptor::title).contains("blink 1.4.2");

        byte[] damaged = merged.clone();
        damaged[0x10040] ^= 1;
        assertRefused("file at 0x0 at 0x", image(0, damaged));
        damaged = merged.clone();
        damaged[0x1040] ^= 1;
        assertRefused("file at 0x0 at 0x", image(0, damaged));
        byte[] foreign =
                EspImageBuilder.app(EspImageBuilder.ESP32_C3, "blink", "1").build();
        assertRefused(
                "file at 0x0 at 0x1000 is for ESP32, file at 0x0 at 0x10000 is for ESP32-C3: expected one",
                image(0, merged(foreign)));
    }

    @Test
    void mergedFileMayLeaveASlotBlank() {
        byte[] merged = merged(new byte[0]);

        assertThat(FirmwareSet.of(List.of(image(0, merged))).application()).isEmpty();
    }

    /** All three at their places in one file from offset 0, blank bytes between them. */
    private static byte[] merged(byte[] app) {
        byte[] flash = PartitionTableBuilder.erased(0x12000);
        System.arraycopy(BOOTLOADER, 0, flash, 0x1000, BOOTLOADER.length);
        System.arraycopy(TABLE, 0, flash, 0x8000, TABLE.length);
        System.arraycopy(app, 0, flash, 0x10000, app.length);
        return flash;
    }

    private static Image image(int offset, byte[] content) {
        return Image.of("file at " + Sizes.hex(offset), offset, content);
    }

    private static void assertRefused(String message, Image... images) {
        assertThatThrownBy(() -> FirmwareSet.of(List.of(images)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}
