package org.nailbed.firmware;

import java.util.HexFormat;
import java.util.Optional;

/**
 * What an application says of itself: the first bytes of its first flash-mapped segment (protocol reference, 6.1).
 *
 * @param version of the project: "1.4.2"
 * @param buildTime as the compiler writes it: "Sep 13 2022 19:46:07"
 * @param idfVersion of the framework it was built with
 * @param elfSha256 of the ELF file it was made from, lower-case hex
 */
public record AppDescriptor(String projectName, String version, String buildTime, String idfVersion, String elfSha256) {

    static final int SIZE_BYTES = 256;
    private static final long MAGIC = 0xABCD5432L;
    private static final int MMU_PAGE_AT = 180;
    private static final int DEFAULT_MMU_PAGE_BYTES = 0x10000;
    private static final int MIN_MMU_PAGE_LOG2 = 8;
    private static final int MAX_MMU_PAGE_LOG2 = 16;

    /** Project and version as people name them: "blink 1.4.2". */
    public String title() {
        return projectName + " " + version;
    }

    /**
     * Reads the descriptor, nothing else of the image.
     *
     * @param segment the data of an image's first segment
     * @return empty when it holds no descriptor, as a bootloader's does not
     */
    static Optional<AppDescriptor> find(Slice segment) {
        if (segment.length() < SIZE_BYTES || segment.u32(0) != MAGIC) {
            return Optional.empty();
        }
        return Optional.of(new AppDescriptor(
                segment.text(48, 32),
                segment.text(16, 32),
                segment.text(96, 16) + " " + segment.text(80, 16),
                segment.text(112, 32),
                HexFormat.of().formatHex(segment.bytes(144, 32))));
    }

    /** The flash cache's page, with which file offset and address of a mapped segment must agree; in bytes. */
    static int mmuPageBytes(Slice segment) {
        int log2 = segment.u8(MMU_PAGE_AT);
        if (log2 == 0) {
            return DEFAULT_MMU_PAGE_BYTES;
        }
        if (log2 < MIN_MMU_PAGE_LOG2 || log2 > MAX_MMU_PAGE_LOG2) {
            throw segment.refusal(
                    MMU_PAGE_AT,
                    "memory page is 2^%d bytes, expected 2^%d to 2^%d. The file is damaged; build or copy it again."
                            .formatted(log2, MIN_MMU_PAGE_LOG2, MAX_MMU_PAGE_LOG2));
        }
        return 1 << log2;
    }
}
