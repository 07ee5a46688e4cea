package org.nailbed.firmware.ram;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.EspImage.Header;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Slice;

/**
 * A program for a chip's RAM, from an image as build tools make it (protocol reference, 6.1), with every segment where the chip
 * has RAM and its entry inside one of them.
 *
 * @param name for messages and records: the file's
 * @param header with the chip and the revisions that it is for, and its entry
 * @param segments at least one, none of them empty
 * @param sha256 of the file, lower-case hex
 */
public record RamProgram(String name, Header header, List<Segment> segments, String sha256) {

    public RamProgram {
        segments = List.copyOf(segments);
    }

    /** Bytes for a place in RAM. */
    public static final class Segment {
        private final int address;
        private final byte[] bytes;

        private Segment(int address, byte[] bytes) {
            this.address = address;
            this.bytes = bytes;
        }

        /** Unsigned. */
        public int address() {
            return address;
        }

        /** Shared; nobody changes it. A multiple of 4. */
        public byte[] bytes() {
            return bytes;
        }

        /** For people: "0x40380000 (5880 bytes)". */
        @Override
        public String toString() {
            return "0x%08X (%d bytes)".formatted(address, bytes.length);
        }
    }

    /**
     * Reads and checks a program.
     *
     * @param file its offset does not matter
     * @throws FirmwareException when it is no image, a damaged one, or one that does not run from RAM alone
     */
    public static RamProgram of(Image file) {
        EspImage image = EspImage.parse(file);
        List<EspImage.Segment> loaded = image.segments().stream()
                .filter(segment -> segment.sizeBytes() > 0)
                .toList();
        loaded.forEach(segment -> requireRam(file, image.header().chip(), segment));
        requireEntry(file, image.header().entryPoint(), loaded);
        Slice bytes = Slice.of(file);
        return new RamProgram(
                file.name(),
                image.header(),
                loaded.stream()
                        .map(segment ->
                                new Segment(segment.address(), bytes.bytes(segment.fileOffset(), segment.sizeBytes())))
                        .toList(),
                file.sha256());
    }

    /** Whether name and content are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RamProgram program && name.equals(program.name) && sha256.equals(program.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    /** Of all segments. */
    public int totalBytes() {
        return segments.stream().mapToInt(segment -> segment.bytes().length).sum();
    }

    /** As Espressif writes it: "ESP32-S3". */
    public String chip() {
        return header.chip().title();
    }

    private static void requireRam(Image file, EspChip chip, EspImage.Segment segment) {
        if (!RamMap.holds(chip, segment.address(), segment.sizeBytes())) {
            throw new FirmwareException(
                    "%s: the segment of %d bytes for 0x%08X lies outside the RAM of an %s. Build the program to run from RAM alone."
                            .formatted(file.name(), segment.sizeBytes(), segment.address(), chip.title()));
        }
    }

    private static void requireEntry(Image file, int entry, List<EspImage.Segment> segments) {
        boolean inside = segments.stream()
                .anyMatch(segment -> Integer.compareUnsigned(entry, segment.address()) >= 0
                        && Integer.compareUnsigned(entry - segment.address(), segment.sizeBytes()) < 0);
        if (!inside) {
            throw new FirmwareException("%s: its entry 0x%08X lies in none of its segments. Build the program again."
                    .formatted(file.name(), entry));
        }
    }
}
