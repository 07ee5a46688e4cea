package org.nailbed.firmware.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.firmware.BuildClaims;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.firmware.Slice;
import org.nailbed.firmware.archive.FileTree;

/**
 * One file with the flash's content from its start, or from the bootloader on: bootloader, table and applications in their places,
 * FF between (transports reference, 7.6).
 */
final class MergedFile {

    private static final int NVS = 0x02;

    private MergedFile() {}

    static Draft read(FileTree folder, String file) {
        return read(file, folder.read(file, Image.MAX_FLASH_BYTES));
    }

    /** @throws FirmwareException when no bootloader and table are found where they belong */
    static Draft read(String file, byte[] content) {
        Image image = RawFile.image(file, offset(file, content), content);
        List<String> warnings = table(image).stream()
                .flatMap(table -> blanked(image, table))
                .map(partition -> "%s blanks %s: what a board keeps there is lost.".formatted(file, partition))
                .toList();
        return new Draft("merged file " + file, List.of(image), BuildClaims.NONE, warnings);
    }

    private static int offset(String file, byte[] content) {
        Slice bytes = Slice.of(Image.of(file, 0, content));
        if (EspImage.isOne(bytes)) {
            EspChip chip = EspImage.Header.parse(bytes).chip();
            return chip == EspChip.ESP8266 ? 0 : requireTable(file, content, chip.bootloaderOffset());
        }
        boolean bootsLater = Arrays.stream(EspChip.values()).anyMatch(chip -> isBootloader(bytes, chip));
        if (!bootsLater) {
            throw new FirmwareException(
                    "%s: begins with %02X, expected a merged file, a zip, Intel HEX, UF2 or a manifest. Name it with its offset, such as 0x10000=%s."
                            .formatted(file, bytes.u8(0), file));
        }
        return requireTable(file, content, 0);
    }

    private static boolean isBootloader(Slice bytes, EspChip chip) {
        int place = chip.bootloaderOffset();
        return place < bytes.length()
                && EspImage.isOne(bytes.tail(place))
                && EspImage.Header.parse(bytes.tail(place)).chip() == chip;
    }

    private static int requireTable(String file, byte[] content, int offset) {
        if (table(Image.of(file, offset, content)).isEmpty()) {
            throw new FirmwareException(
                    "%s: holds one image and no partition table. Name the whole build, or the file with its offset, such as 0x10000=%s."
                            .formatted(file, file));
        }
        return offset;
    }

    private static Optional<PartitionTable> table(Image image) {
        return new FirmwareSet(List.of(image), Optional.empty(), Optional.empty()).partitionTable();
    }

    private static Stream<Partition> blanked(Image image, PartitionTable table) {
        Slice bytes = Slice.of(image);
        return table.partitions().stream()
                .filter(partition -> partition.isData() && partition.subtype() == NVS)
                .filter(partition -> partition.offset() >= image.offset() && partition.end() <= image.end())
                .filter(partition ->
                        bytes.isFilledWith(0xFF, partition.offset() - image.offset(), partition.sizeBytes()));
    }
}
