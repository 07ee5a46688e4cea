package org.nailbed.firmware;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nailbed.firmware.BuildClaims.Role;
import org.nailbed.firmware.PartitionTable.Partition;

/** Holds the images of a set against each other, against their partition table and against what the build says of them. */
final class SetCheck {

    private static final int ERASED = 0xFF;

    private final FirmwareSet set;
    private final BuildClaims claims;
    private final Problems problems = new Problems();
    private final Optional<Integer> tableOffset;
    private final Optional<PartitionTable> table;
    private final Map<Integer, EspImage> espImages = new TreeMap<>();
    private final Set<Integer> tried = new HashSet<>();

    private SetCheck(FirmwareSet set, BuildClaims claims) {
        this.set = set;
        this.claims = claims;
        this.tableOffset = claims.offset(Role.PARTITION_TABLE)
                .or(set::partitionTableOffset)
                .or(this::offsetWhereTableShouldBe);
        this.table = tableOffset.flatMap(set::at).flatMap(file -> problems.attempt(() -> PartitionTable.parse(file)));
    }

    /** @throws FirmwareException naming every fault found */
    static FirmwareSet check(List<Image> images, BuildClaims claims) {
        FirmwareSet layout = new FirmwareSet(images, Optional.empty(), claims.flashSizeBytes());
        SetCheck check = new SetCheck(layout, claims);
        check.readEspImages();
        Optional<EspChip> chip = claims.chip().or(check::firstChip);
        chip.ifPresent(check::checkBootloaders);
        check.checkChips();
        Optional<Integer> flashSize = check.flashSize(chip);
        check.table.ifPresent(table -> check.checkTable(table, flashSize));
        check.problems.throwIfAny("The firmware set does not fit together");
        return new FirmwareSet(images, chip.map(EspChip::title), flashSize);
    }

    /** A file at the usual place of the table beside an application or a bootloader is nothing else. */
    private Optional<Integer> offsetWhereTableShouldBe() {
        boolean boots = set.images().stream().anyMatch(image -> EspImage.isOne(Slice.of(image)));
        return Optional.of(PartitionTable.DEFAULT_OFFSET)
                .filter(offset -> boots && set.images().stream().anyMatch(image -> image.offset() == offset));
    }

    private void readEspImages() {
        set.images().stream()
                .filter(image -> EspImage.isOne(Slice.of(image)) && !isPlainData(image))
                .forEach(image -> readEspImage(image.offset()));
        claims.offset(Role.BOOTLOADER).ifPresent(this::readEspImage);
        claims.offset(Role.APP).ifPresent(this::readEspImage);
        appPartitions().forEach(partition -> readUnlessBlank(partition.offset()));
        table.ifPresent(present -> readHiddenBootloaders());
    }

    /** In a merged file a bootloader of any chip may lie at its place, unless another image already covers that place. */
    private void readHiddenBootloaders() {
        for (EspChip chip : EspChip.values()) {
            int offset = chip.bootloaderOffset();
            boolean begins = set.at(offset).filter(EspImage::isOne).isPresent();
            boolean covered = espImages.entrySet().stream()
                    .anyMatch(entry -> offset > entry.getKey()
                            && offset < entry.getKey() + entry.getValue().lengthBytes());
            if (begins && !covered) {
                readEspImage(offset);
            }
        }
    }

    /** Data may begin as an image does by chance; not so when an application's descriptor follows. */
    private boolean isPlainData(Image image) {
        return partitionAt(image.offset())
                        .filter(partition -> !partition.isApp())
                        .isPresent()
                && EspImage.peekApplication(Slice.of(image)).isEmpty();
    }

    /** Inside a merged file, one with the table in it, a place may be left blank; a file of its own must hold an image. */
    private void readUnlessBlank(int offset) {
        int tableAt = tableOffset.orElse(Integer.MAX_VALUE);
        boolean ownFile = set.images().stream()
                .anyMatch(image -> image.offset() == offset && (offset > tableAt || image.end() <= tableAt));
        if (ownFile || set.at(offset).filter(file -> !file.startsWith(ERASED)).isPresent()) {
            readEspImage(offset);
        }
    }

    private void readEspImage(int offset) {
        if (tried.add(offset)) {
            set.at(offset)
                    .flatMap(file -> problems.attempt(() -> EspImage.parse(file)))
                    .ifPresent(image -> espImages.put(offset, image));
        }
    }

    private Optional<EspChip> firstChip() {
        return espImages.values().stream().map(image -> image.header().chip()).findFirst();
    }

    private void checkChips() {
        List<EspChip> seen = espImages.values().stream()
                .map(image -> image.header().chip())
                .distinct()
                .toList();
        if (seen.size() > 1
                || claims.chip()
                        .filter(chip -> !List.of(chip).containsAll(seen))
                        .isPresent()) {
            String each = espImages.entrySet().stream()
                    .map(entry -> "%s at %s is for %s"
                            .formatted(
                                    nameAt(entry.getKey()),
                                    Sizes.hex(entry.getKey()),
                                    entry.getValue().header().chip().title()))
                    .collect(Collectors.joining(", "));
            String build = claims.chip()
                    .map(chip -> ", the build is for " + chip.title())
                    .orElse("");
            problems.add(each + build + ": expected one chip for all. Build them together.");
        }
    }

    private void checkBootloaders(EspChip chip) {
        int expected = chip.bootloaderOffset();
        readUnlessBlank(expected);
        if (chip == EspChip.ESP8266) {
            // Its bootloaders start applications from several places, and know no partitions.
            return;
        }
        boolean isApplication = Optional.ofNullable(espImages.get(expected))
                .flatMap(EspImage::application)
                .isPresent();
        if (isApplication && table.isEmpty()) {
            problems.add(
                    "%s is an application at %s, where an %s starts its bootloader. Name the whole build, or its offset."
                            .formatted(nameAt(expected), Sizes.hex(expected), chip.title()));
        }
        int firmwareBegins = tableOffset.orElse(PartitionTable.DEFAULT_OFFSET);
        espImages.keySet().stream()
                .filter(offset -> offset != expected && offset < firmwareBegins)
                .forEach(offset -> problems.add("%s begins at %s, but an %s starts its bootloader at %s. Move it there."
                        .formatted(nameAt(offset), Sizes.hex(offset), chip.title(), Sizes.hex(expected))));
    }

    /** The bootloader goes by its header and not by the chip, so what the header says is what the board must have. */
    private Optional<Integer> flashSize(Optional<EspChip> chip) {
        Optional<Integer> header = chip.map(EspChip::bootloaderOffset)
                .map(espImages::get)
                .flatMap(image -> image.header().flashSizeBytes());
        Optional<Integer> build = claims.flashSizeBytes();
        if (header.isPresent() && build.isPresent() && !header.equals(build)) {
            problems.add("The bootloader's header says %s bytes of flash, the build %s: expected the same. Build again."
                    .formatted(Sizes.hex(header.get()), Sizes.hex(build.get())));
        }
        return build.or(() -> header);
    }

    private void checkTable(PartitionTable partitions, Optional<Integer> flashSize) {
        partitions.partitions().forEach(partition -> {
            checkPlace(partition, flashSize);
            set.images().forEach(image -> checkInside(image, partition));
        });
        espImages.forEach(this::checkPartitionOf);
    }

    private void checkPlace(Partition partition, Optional<Integer> flashSize) {
        int tableEnd = tableOffset.orElseThrow() + PartitionTable.SECTOR_BYTES;
        boolean coversTable = partition.end() > tableOffset.orElseThrow() && partition.offset() < tableEnd;
        if (coversTable && (partition.isApp() || partition.isData())) {
            problems.add(
                    partition + " covers the partition table itself. Move it to " + Sizes.hex(tableEnd) + " or later.");
        }
        if (flashSize.filter(size -> partition.end() > size).isPresent()) {
            problems.add("%s ends beyond the flash of %s. Build for a larger flash or shrink the partition."
                    .formatted(partition, Sizes.hex(flashSize.get())));
        }
    }

    /** An image that begins before the table is a bootloader or a merged file: that one spans partitions by intent. */
    private void checkInside(Image image, Partition partition) {
        boolean touches = image.offset() < partition.end() && image.end() > partition.offset();
        boolean inside = image.offset() >= partition.offset() && image.offset() + image.sizeBytes() <= partition.end();
        if (touches && !inside && image.offset() > tableOffset.orElseThrow()) {
            problems.add(
                    "%s (%s to %s) is not inside %s. Check its offset; make the partition larger or the file smaller."
                            .formatted(
                                    image.name(),
                                    Sizes.hex(image.offset()),
                                    Sizes.hex(image.offset() + image.sizeBytes()),
                                    partition));
        }
    }

    private void checkPartitionOf(int offset, EspImage image) {
        if (image.application().isEmpty()) {
            return;
        }
        Optional<Partition> home = appPartitions().stream()
                .filter(partition -> partition.offset() == offset)
                .findFirst();
        if (home.isEmpty()) {
            problems.add("%s is an application at %s, where no app partition begins. Write it to one of %s."
                    .formatted(nameAt(offset), Sizes.hex(offset), appPartitions()));
        } else if (image.lengthBytes() > home.get().sizeBytes()) {
            problems.add("%s holds an application of %d bytes, larger than its %s."
                    .formatted(nameAt(offset), image.lengthBytes(), home.get()));
        }
    }

    private List<Partition> appPartitions() {
        return table.stream()
                .flatMap(present -> present.partitions().stream())
                .filter(Partition::isApp)
                .toList();
    }

    private Optional<Partition> partitionAt(int offset) {
        return table.stream()
                .flatMap(present -> present.partitions().stream())
                .filter(partition -> partition.contains(offset))
                .findFirst();
    }

    private String nameAt(int offset) {
        return set.images().stream()
                .filter(image -> offset >= image.offset() && offset < image.end())
                .map(Image::name)
                .findFirst()
                .orElseThrow();
    }
}
