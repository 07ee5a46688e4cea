package org.nailbed.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nailbed.firmware.PartitionTable.Partition;

/**
 * The images of one board in order of offset, checked against each other.
 *
 * @param images at least one; each begins on a sector, and no two touch the same sector: writing one would erase the other
 * @param chip the chip that the images say they are for, as Espressif writes it ("ESP32-S3"); empty when none says so
 * @param flashSizeBytes as the build named it; empty when it did not
 */
public record FirmwareSet(List<Image> images, Optional<String> chip, Optional<Integer> flashSizeBytes) {

    /** What a flash chip erases at once, at least (protocol reference, 2.3). */
    static final int SECTOR_BYTES = 0x1000;

    /** @throws FirmwareException when the images are none, off a sector, in each other's way, or beyond the flash */
    public FirmwareSet {
        images = images.stream().sorted(Comparator.comparingInt(Image::offset)).toList();
        if (images.isEmpty()) {
            throw new FirmwareException("The firmware set holds no image. Name at least one file.");
        }
        images.forEach(FirmwareSet::requireSectorStart);
        for (int i = 1; i < images.size(); i++) {
            requireApart(images.get(i - 1), images.get(i));
        }
        Image last = images.get(images.size() - 1);
        flashSizeBytes.ifPresent(size -> requireInside(last, size));
    }

    private static void requireSectorStart(Image image) {
        if (image.offset() % SECTOR_BYTES != 0) {
            throw new FirmwareException("%s: offset %s is not on a sector, expected a multiple of %s. Check the offset."
                    .formatted(image.name(), Sizes.hex(image.offset()), Sizes.hex(SECTOR_BYTES)));
        }
    }

    private static void requireApart(Image lower, Image upper) {
        if (sectorEnd(lower) > upper.offset()) {
            throw new FirmwareException("%s ends in the sector before %s, but %s begins at %s. Check the offsets."
                    .formatted(lower.name(), Sizes.hex(sectorEnd(lower)), upper.name(), Sizes.hex(upper.offset())));
        }
    }

    private static void requireInside(Image last, int flashSizeBytes) {
        if (last.end() > flashSizeBytes) {
            throw new FirmwareException(
                    "%s ends at %s, beyond the flash of %s that the build names. Check offset and flash size."
                            .formatted(last.name(), Sizes.hex(last.end()), Sizes.hex(flashSizeBytes)));
        }
    }

    /** Where the last sector of an image ends. */
    static int sectorEnd(Image image) {
        return (image.end() + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
    }

    /**
     * Checks the images against each other and against what they say: chips, partition table, bootloader, flash size.
     *
     * @throws FirmwareException naming every fault found
     */
    public static FirmwareSet of(List<Image> images) {
        return of(images, BuildClaims.NONE);
    }

    /**
     * As {@link #of(List)}, and against what their build says of them.
     *
     * @throws FirmwareException naming every fault found
     */
    public static FirmwareSet of(List<Image> images, BuildClaims claims) {
        return SetCheck.check(images, claims);
    }

    /** What is written to the board in all, padding included. */
    public long totalBytes() {
        return images.stream().mapToLong(image -> image.padded().length).sum();
    }

    /** The identity of the set: a SHA-256, lower-case hex, over offset and SHA-256 of every image in order. */
    public String sha256() {
        MessageDigest digest = Digests.sha256();
        for (Image image : images) {
            digest.update("%s %s\n"
                    .formatted(Sizes.hex(image.offset()), image.sha256())
                    .getBytes(US_ASCII));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The application that a board starts after all of it was written; empty when the set holds none. */
    public Optional<AppDescriptor> application() {
        return appOffsets()
                .flatMap(offset -> at(offset).stream())
                .flatMap(file -> EspImage.peekApplication(file).stream())
                .findFirst();
    }

    /** Where to look for it: the bootable partitions in their order of preference, or every image when there is no table. */
    private Stream<Integer> appOffsets() {
        return partitionTable()
                .map(table -> table.partitions().stream()
                        .filter(Partition::isBootable)
                        .sorted(Comparator.comparingInt(Partition::subtype))
                        .map(Partition::offset))
                .orElseGet(() -> images.stream().map(Image::offset));
    }

    /**
     * Whether the bootloader and every application accept a chip of this revision, major × 100 + minor.
     *
     * @throws FirmwareException when one of them has no valid header
     */
    public boolean runsOnRevision(int revision) {
        return executables().allMatch(file -> EspImage.Header.parse(file).accepts(revision));
    }

    /**
     * The files that hold a bootloader or an application without a signature for secure boot. Whose a signature is only the board
     * knows.
     *
     * @throws FirmwareException when one of them is damaged or was changed after signing
     */
    public List<String> unsigned() {
        return executables()
                .filter(file -> EspImage.parse(file).signature().isEmpty())
                .map(Slice::name)
                .distinct()
                .toList();
    }

    private Stream<Slice> executables() {
        Stream<Integer> bootloader = chip.flatMap(EspChip::ofName).map(EspChip::bootloaderOffset).stream();
        return Stream.concat(bootloader, chip.isPresent() ? appOffsets() : Stream.empty())
                .distinct()
                .flatMap(offset -> at(offset).stream())
                .filter(EspImage::isOne);
    }

    /**
     * The partition table among the images, or inside a merged one.
     *
     * @throws FirmwareException when it is damaged
     */
    public Optional<PartitionTable> partitionTable() {
        return partitionTableOffset().flatMap(this::at).map(PartitionTable::parse);
    }

    /** Where a table lies: at the usual place, else at the start of any image, else inside one that begins as a bootloader. */
    Optional<Integer> partitionTableOffset() {
        return Stream.concat(
                        Stream.of(PartitionTable.DEFAULT_OFFSET),
                        images.stream().map(Image::offset))
                .filter(offset -> at(offset).filter(PartitionTable::isOne).isPresent())
                .findFirst()
                .or(this::mergedTableOffset);
    }

    private Optional<Integer> mergedTableOffset() {
        return images.stream()
                .filter(image -> EspImage.isOne(Slice.of(image)))
                .flatMap(image ->
                        Stream.iterate(image.offset(), offset -> offset < image.end(), offset -> offset + SECTOR_BYTES))
                .filter(offset ->
                        at(offset).filter(PartitionTable::isVouchedFor).isPresent())
                .findFirst();
    }

    /** What will lie in flash from {@code offset} to the end of the image that covers it. */
    Optional<Slice> at(int offset) {
        return images.stream()
                .filter(image -> offset >= image.offset() && offset < image.offset() + image.sizeBytes())
                .map(image -> Slice.of(image).tail(offset - image.offset()))
                .findFirst();
    }

    /** For people: the application, the chip and the size. */
    public String summary() {
        return "%s for %s, %d %s, %d bytes"
                .formatted(
                        application().map(AppDescriptor::title).orElse("Data"),
                        chip.orElse("any chip"),
                        images.size(),
                        images.size() == 1 ? "image" : "images",
                        totalBytes());
    }
}
