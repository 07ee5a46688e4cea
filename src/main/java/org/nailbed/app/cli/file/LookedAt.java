package org.nailbed.app.cli.file;

import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;

/**
 * An image and what it is, checked as a board would.
 *
 * @param esp when it begins as an application or a bootloader does
 * @param table when it is a partition table or has one in it
 */
record LookedAt(Image image, Optional<EspImage> esp, Optional<PartitionTable> table) {
    private static final int IMAGE_MAGIC = 0xE9;
    private static final int ESP8266_V2_MAGIC = 0xEA;
    private static final int PARTITION_MAGIC_FIRST = 0xAA;
    private static final int PARTITION_MAGIC_SECOND = 0x50;

    /** @throws FirmwareException when it is damaged */
    static LookedAt at(Image image) {
        byte[] content = image.padded();
        int first = content[0] & 0xFF;
        Optional<EspImage> esp = first == IMAGE_MAGIC || first == ESP8266_V2_MAGIC
                ? Optional.of(EspImage.parse(image))
                : Optional.empty();
        boolean isTable = first == PARTITION_MAGIC_FIRST && (content[1] & 0xFF) == PARTITION_MAGIC_SECOND;
        Optional<PartitionTable> table = isTable
                ? Optional.of(PartitionTable.parse(image))
                : new FirmwareSet(List.of(image), Optional.empty(), Optional.empty()).partitionTable();
        int place = esp.map(found -> found.header().chip().bootloaderOffset()).orElse(0);
        if (table.isPresent() && image.offset() == 0 && place != 0) {
            // A merged file from the bootloader on: its bytes lie as much later in flash.
            return at(Image.of(image.name(), place, image.content()));
        }
        return new LookedAt(image, esp, table);
    }

    /** Whether a file that begins so is looked at as it is, rather than as a container of images. */
    static boolean isPlain(byte[] beginning) {
        if (beginning.length < 2) {
            return false;
        }
        int first = beginning[0] & 0xFF;
        return first == IMAGE_MAGIC
                || first == ESP8266_V2_MAGIC
                || (first == PARTITION_MAGIC_FIRST && (beginning[1] & 0xFF) == PARTITION_MAGIC_SECOND);
    }
}
