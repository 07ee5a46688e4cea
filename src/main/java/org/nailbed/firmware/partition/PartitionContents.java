package org.nailbed.firmware.partition;

import java.util.Arrays;
import java.util.Optional;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.firmware.nvs.NvsReader;

/** What an image puts into a partition, found out by looking: for people who ask what a merged file holds. */
public final class PartitionContents {

    private static final int OTA_CHOICE = 0x00;
    private static final int NVS = 0x02;

    private PartitionContents() {}

    /**
     * Looks into one partition.
     *
     * @param table that has the partition
     * @return such as "application blink 1.0", "blank", "damaged application"; empty when the image does not reach into it
     */
    public static Optional<String> describe(Image image, PartitionTable table, Partition partition) {
        int from = Math.max(partition.offset(), image.offset());
        int to = Math.min(partition.end(), image.offset() + image.sizeBytes());
        if (from != partition.offset() || from >= to) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOfRange(image.padded(), from - image.offset(), to - image.offset());
        Image content = Image.of(image.name(), from, bytes);
        if (isBlank(bytes)) {
            return Optional.of("blank");
        }
        return Optional.of(partition.isApp() ? application(content) : data(content, table, partition));
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static String application(Image content) {
        try {
            return EspImage.parse(content)
                    .application()
                    .map(AppDescriptor::title)
                    .map(title -> "application " + title)
                    .orElse("application");
        } catch (FirmwareException e) {
            return "damaged application";
        }
    }

    private static String data(Image content, PartitionTable table, Partition partition) {
        if (partition.isData() && partition.subtype() == OTA_CHOICE) {
            return choice(content, table);
        }
        return partition.isData() && partition.subtype() == NVS ? nvs(content) : "data";
    }

    private static String choice(Image content, PartitionTable table) {
        int slots =
                (int) table.partitions().stream().filter(Partition::isOtaSlot).count();
        return OtaData.parse(content)
                .selected(slots)
                .map(slot -> "starts ota_" + slot)
                .orElse("starts the application that comes first");
    }

    private static String nvs(Image content) {
        try {
            int values =
                    NvsReader.read(content.content(), Optional.empty()).items().size();
            return "%d %s".formatted(values, values == 1 ? "value" : "values");
        } catch (FirmwareException e) {
            return "values, encrypted or damaged";
        }
    }
}
