package org.nailbed.firmware.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nailbed.firmware.BuildClaims;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.PartitionTable.Partition;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.partition.OtaData;

/**
 * Bootloader, table and application as files of their own without a list of offsets, as Arduino and PlatformIO leave them
 * (transports reference, 7.6). The chip comes from the application's header, the places from chip and table.
 */
final class LooseParts {

    static final String CHOICE_FILE = "boot_app0.bin";
    private static final int OTA_CHOICE = 0x00;
    private static final Map<String, Integer> FILE_SYSTEMS = Collections.unmodifiableMap(
            new TreeMap<>(Map.of("fatfs.bin", 0x81, "spiffs.bin", 0x82, "littlefs.bin", 0x83)));

    private final FileTree folder;
    private final NavigableSet<String> names;
    private final FileNames files;
    private final Places places;
    private final List<Image> images = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** What a tool calls its files. */
    record FileNames(String bootloader, String table, String application) {}

    private LooseParts(FileTree folder, FileNames files, Places places) {
        this.folder = folder;
        this.names = folder.names();
        this.files = files;
        this.places = places;
    }

    /**
     * Reads the parts.
     *
     * @param places that the tool wrote down; they go before what chip and table say
     * @throws FirmwareException when a part is missing or none of its kind
     */
    static Draft read(String kind, FileTree folder, FileNames files, Places places) {
        LooseParts parts = new LooseParts(folder, files, places);
        EspChip chip = parts.chip();
        if (chip == EspChip.ESP8266) {
            // Its bootloader is the first part of the same file.
            parts.add(files.application, 0);
        } else {
            parts.addAll(chip);
        }
        return new Draft(
                "%s %s".formatted(kind, folder.title()),
                parts.images,
                new BuildClaims(Optional.of(chip), Optional.empty(), Map.of()),
                parts.warnings);
    }

    private EspChip chip() {
        Image application = RawFile.read(folder, files.application, 0);
        return EspImage.parse(application).header().chip();
    }

    private void addAll(EspChip chip) {
        add(files.bootloader, places.of(files.bootloader).orElse(chip.bootloaderOffset()));
        int tableAt = places.of(files.table).orElse(PartitionTable.DEFAULT_OFFSET);
        PartitionTable table = PartitionTable.parse(add(files.table, tableAt));
        Image application = add(files.application, places.application().orElseGet(() -> applicationOffset(table)));
        table.partitions().stream()
                .filter(partition -> partition.isData() && partition.subtype() == OTA_CHOICE)
                .forEach(partition -> addChoice(partition, slot(table, application)));
        FILE_SYSTEMS.forEach((file, subtype) -> addFileSystem(file, subtype, table));
        places.others(List.of(files.bootloader, files.table, files.application, CHOICE_FILE))
                .forEach(this::addOther);
    }

    private Image add(String file, int offset) {
        Image image = RawFile.read(folder, file, offset);
        images.add(image);
        return image;
    }

    private int applicationOffset(PartitionTable table) {
        return table.partitions().stream()
                .filter(Partition::isBootable)
                .min(Comparator.comparingInt(Partition::subtype))
                .map(Partition::offset)
                .orElseThrow(() ->
                        new FirmwareException("%s in %s has no partition for %s, expected factory or ota_0. Add one."
                                .formatted(files.table, folder.title(), files.application)));
    }

    /** Among the OTA partitions; empty for a factory application. */
    private static Optional<Integer> slot(PartitionTable table, Image application) {
        List<Integer> slots = table.partitions().stream()
                .filter(Partition::isOtaSlot)
                .sorted(Comparator.comparingInt(Partition::subtype))
                .map(Partition::offset)
                .toList();
        return Optional.of(slots.indexOf(application.offset())).filter(slot -> slot >= 0);
    }

    /** A board may have chosen another application before; so the choice is written too, to the one that comes with it. */
    private void addChoice(Partition partition, Optional<Integer> slot) {
        int offset = places.of(CHOICE_FILE).orElse(partition.offset());
        if (names.contains(CHOICE_FILE)) {
            add(CHOICE_FILE, offset);
            return;
        }
        byte[] choice = slot.map(OtaData::selecting).orElseGet(OtaData::blank);
        images.add(Image.of("choice of application (made here)", offset, choice));
    }

    private void addFileSystem(String file, int subtype, PartitionTable table) {
        if (!names.contains(file) || places.of(file).isPresent()) {
            return;
        }
        // Arduino's own tables keep LittleFS in a partition of type spiffs.
        Optional<Partition> home = fileSystems(table)
                .filter(partition -> partition.subtype() == subtype)
                .findFirst()
                .or(() -> fileSystems(table).count() == 1 ? fileSystems(table).findFirst() : Optional.empty());
        home.ifPresentOrElse(
                partition -> add(file, partition.offset()),
                () -> warnings.add(
                        "%s is not written: the table has no one partition for it. Name it as partition=%s to write it."
                                .formatted(file, file)));
    }

    private static Stream<Partition> fileSystems(PartitionTable table) {
        return table.partitions().stream()
                .filter(partition -> partition.isData() && FILE_SYSTEMS.containsValue(partition.subtype()));
    }

    private void addOther(String file, int offset) {
        if (names.contains(file)) {
            add(file, offset);
        } else {
            warnings.add("%s for %s is named by the build, but does not lie in %s: not written."
                    .formatted(file, Sizes.hex(offset), folder.title()));
        }
    }
}
