package org.nailbed.simulator.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.ImageFormat;
import org.nailbed.simulator.chip.RamTestProgram;

/** The demo's three binaries for one chip. */
final class DemoImages {
    static final int APP_OFFSET = 0x10000;
    private static final int APP_PARTITION_BYTES = 0x100000;

    /** ESP-IDF's defaults where they are not 80 MHz. */
    private static final Map<String, String> FREQUENCIES =
            Map.of("esp8266", "40m", "esp32", "40m", "esp32c2", "60m", "esp32h2", "48m");

    private static final String IDF = "v5.3.1";
    private static final int MMU_PAGE_BYTES = 0x10000;
    private static final int RODATA_BYTES = 0x28000;
    private static final int DRAM_BYTES = 0x3800;
    private static final int CODE_BYTES = 0xB8000;
    private static final int IRAM_BYTES = 0x16000;
    private static final int SMALL_RODATA_BYTES = 0x1000;
    private static final int SMALL_DRAM_BYTES = 0x800;
    private static final int SMALL_IRAM_BYTES = 0x1800;
    private static final int RAM_TEST_OFFSET = 0x2000;
    private static final int RAM_TEST_CODE_BYTES = 0x1A00;
    private static final int RAM_TEST_DATA_BYTES = 0x400;
    private static final int[] BOOTLOADER_BYTES = {0x1700, 0xC00, 0x4200};
    /** Where the bootloader begins later there is less room for it before the partition table. */
    private static final int[] SMALLER_BOOTLOADER_BYTES = {0x1700, 0xC00, 0x3400};

    private static final int LATE_BOOTLOADER_OFFSET = 0x2000;
    private static final int DESCRIPTOR_BYTES = 256;
    private static final int BOOTLOADER_DESCRIPTOR_BYTES = 80;

    private final ChipModel chip;
    private final DemoFirmware.Kind kind;
    private final MemoryLayout layout;
    private final Texture texture;

    DemoImages(ChipModel chip, DemoFirmware.Kind kind) {
        this.chip = chip;
        this.kind = kind;
        layout = MemoryLayout.of(chip.image().tool());
        texture = new Texture(chip.image().chipId() + kind.codeSeed());
    }

    /** The flash settings that {@code flasher_args.json} names, too. */
    static String frequency(ChipModel chip) {
        return FREQUENCIES.getOrDefault(chip.image().tool(), "80m");
    }

    private ImageEncoder encoder(int entry) {
        int dio = 2;
        int fourMegabytes = chip.image().format() == ImageFormat.FIRST ? 4 : 2;
        int highestRevision = chip.core().revision() / 100 * 100 + 99;
        return new ImageEncoder(
                chip.image().format(),
                new ImageEncoder.Header(
                        entry,
                        chip.image().chipId(),
                        dio << 8 | fourMegabytes << 4 | frequencyCode(),
                        highestRevision));
    }

    /** 40 MHz is 0 everywhere; so is 80 MHz on the C6, whose ROM divides wrongly (protocol reference, 5.5). */
    private int frequencyCode() {
        boolean zero =
                "40m".equals(frequency(chip)) || "esp32c6".equals(chip.image().tool());
        return zero ? 0x0 : 0xF;
    }

    byte[] bootloader() {
        ImageEncoder image = encoder(layout.bootloader()[2] + 0x1F0);
        boolean late = chip.image().bootloaderOffset() == LATE_BOOTLOADER_OFFSET;
        int[] sizes = late ? SMALLER_BOOTLOADER_BYTES : BOOTLOADER_BYTES;
        for (int i = 0; i < sizes.length; i++) {
            byte[] bytes = new byte[sizes[i]];
            texture.fill(bytes, 0);
            if (i == 0) {
                ByteBuffer.wrap(bytes).put(bootloaderDescriptor());
            }
            image.add(layout.bootloader()[i], bytes);
        }
        return image.encode();
    }

    private static byte[] bootloaderDescriptor() {
        ByteBuffer descriptor = ByteBuffer.allocate(BOOTLOADER_DESCRIPTOR_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        descriptor.put((byte) 0x50).put(new byte[3]).putInt(1);
        put(descriptor, 8, IDF);
        put(descriptor, 40, "Sep 12 2025 10:20:30");
        return descriptor.array();
    }

    byte[] partitionTable() {
        return new PartitionTableEncoder()
                .add(new PartitionTableEncoder.Kind(1, 2), "nvs", 0x9000, 0x6000)
                .add(new PartitionTableEncoder.Kind(1, 1), "phy_init", 0xF000, 0x1000)
                .add(new PartitionTableEncoder.Kind(0, 0), "factory", APP_OFFSET, APP_PARTITION_BYTES)
                .encode();
    }

    /** Five segments as the linker orders them; the mapped ones lie in the file as they will lie in the MMU's pages. */
    byte[] application() {
        ImageEncoder image = encoder(layout.iram() + 0x4F8);
        byte[] rodata = filled(RODATA_BYTES);
        ByteBuffer.wrap(rodata).put(appDescriptor());
        image.add(layout.rodata() + image.nextDataOffset(), rodata);
        image.add(layout.dram(), filled(DRAM_BYTES));
        int iramStart = image.nextDataOffset();
        int pageBorder = (iramStart / MMU_PAGE_BYTES + 1) * MMU_PAGE_BYTES;
        int mappedHeader = pageBorder + image.headerBytes();
        image.add(layout.iram(), filled(mappedHeader - iramStart));
        image.add(layout.code() + image.headerBytes() + ImageEncoder.SEGMENT_HEADER_BYTES, filled(CODE_BYTES));
        image.add(layout.iram() + mappedHeader - iramStart, filled(IRAM_BYTES));
        return image.encode();
    }

    /** Descriptor, data and code in RAM, and nothing mapped beside the descriptor. */
    byte[] smallApplication() {
        ImageEncoder image = encoder(layout.iram() + 0x4F8);
        byte[] rodata = filled(SMALL_RODATA_BYTES);
        ByteBuffer.wrap(rodata).put(appDescriptor());
        image.add(layout.rodata() + image.nextDataOffset(), rodata);
        image.add(layout.dram(), filled(SMALL_DRAM_BYTES));
        image.add(layout.iram(), filled(SMALL_IRAM_BYTES));
        return image.encode();
    }

    /** Two segments in RAM: code, which is entered at its start, and data. Room is taken that no stub needs. */
    byte[] ramTest() {
        byte[] code = filled(RAM_TEST_CODE_BYTES);
        byte[] data = filled(RAM_TEST_DATA_BYTES);
        int entry = layout.iram() + RAM_TEST_OFFSET;
        byte[] header = RamTestProgram.header(code, layout.dram(), data);
        ImageEncoder image = encoder(entry);
        image.add(
                entry,
                ByteBuffer.allocate(header.length + code.length)
                        .put(header)
                        .put(code)
                        .array());
        image.add(layout.dram(), data);
        return image.encode();
    }

    private byte[] filled(int length) {
        byte[] bytes = new byte[length];
        texture.fill(bytes, 0);
        return bytes;
    }

    private byte[] appDescriptor() {
        ByteBuffer descriptor = ByteBuffer.allocate(DESCRIPTOR_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        descriptor.putInt(0xABCD5432);
        put(descriptor, 16, kind.version());
        put(descriptor, 48, kind.project());
        put(descriptor, 80, "10:20:30");
        put(descriptor, 96, "Sep 12 2025");
        put(descriptor, 112, IDF);
        descriptor
                .position(144)
                .put(Hashes.sha256(
                        (kind.project() + kind.version() + chip.image().tool()).getBytes(StandardCharsets.UTF_8)));
        descriptor.put(180, (byte) 16);
        return descriptor.array();
    }

    private static void put(ByteBuffer into, int at, String text) {
        into.position(at).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
