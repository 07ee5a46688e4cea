package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Damaged files: each is refused with a {@link FirmwareException}, or the damage is where no check of the format reaches.
 *
 * <p>Not reached are: with an appended hash, only the flag that announces it, for without the flag the format asks for no hash;
 * without a hash, header and segment addresses, which the XOR checksum leaves out; without an MD5 row, the rows of a table.
 */
class DamageTest {

    private static final int HASH_FLAG_AT = 23;

    @Test
    void everyTruncationOfAnImageIsRefused() {
        for (byte[] image :
                List.of(app(), EspImageBuilder.bootloader(5).withoutHash().build())) {
            for (int length = 1; length < image.length; length++) {
                assertThat(read(Arrays.copyOf(image, length), EspImage::parse))
                        .as("cut to %d bytes", length)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyFlippedBitOfAHashedImageIsRefusedButTheFlagOfTheHash() {
        byte[] image = app();
        for (int bit = 0; bit < image.length * 8; bit++) {
            boolean reached = bit != HASH_FLAG_AT * 8;
            assertThat(read(flipped(image, bit), EspImage::parse).isEmpty())
                    .as("bit %d", bit)
                    .isEqualTo(reached);
        }
    }

    @Test
    void everyFlippedBitInTheDataOfAnUnhashedImageIsRefused() {
        byte[] image = EspImageBuilder.bootloader(0).withoutHash().build();
        EspImage good = read(image, EspImage::parse).orElseThrow();
        for (EspImage.Segment segment : good.segments()) {
            int end = segment.fileOffset() + segment.sizeBytes();
            for (int bit = segment.fileOffset() * 8; bit < end * 8; bit++) {
                assertThat(read(flipped(image, bit), EspImage::parse))
                        .as("bit %d", bit)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyFlippedBitOfATableIsRefused() {
        byte[] table = PartitionTableBuilder.singleApp().build();
        for (int bit = 0; bit < table.length * 8; bit++) {
            assertThat(read(flipped(table, bit), PartitionTable::parse))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void truncatedTableIsRefusedOrLosesOnlyErasedBytes() {
        byte[] table = PartitionTableBuilder.singleApp().build();
        Optional<PartitionTable> good = read(table, PartitionTable::parse);
        int rowsEnd = 4 * 32;
        for (int length = 1; length < table.length; length++) {
            Optional<PartitionTable> cut = read(Arrays.copyOf(table, length), PartitionTable::parse);
            assertThat(cut).as("cut to %d bytes", length).isEqualTo(length < rowsEnd ? Optional.empty() : good);
        }
    }

    @Test
    void randomDamageNeverEndsInAnotherException() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] app = app();
        byte[] table = PartitionTableBuilder.singleApp().build();
        for (int round = 0; round < 5_000; round++) {
            String label = "seed " + seed + ", round " + round;
            byte[] image = mangled(random, app);
            byte[] rows = mangled(random, table);
            try {
                read(image, EspImage::parse);
                read(rows, PartitionTable::parse);
                readSet(image, rows);
            } catch (RuntimeException e) {
                fail(label, e);
            }
        }
    }

    private static void readSet(byte[] image, byte[] rows) {
        try {
            FirmwareSet set = FirmwareSet.of(List.of(Image.of("t", 0x8000, rows), Image.of("a", 0x10000, image)));
            assertThat(set.summary()).isNotEmpty();
        } catch (FirmwareException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    private static byte[] app() {
        return EspImageBuilder.app(EspImageBuilder.ESP32, "blink", "1.0").build();
    }

    private static <T> Optional<T> read(byte[] bytes, Function<Image, T> parser) {
        try {
            return Optional.of(parser.apply(Image.of("file", 0x1000, bytes)));
        } catch (FirmwareException e) {
            return Optional.empty();
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    /** A few bytes overwritten, preferably with values that hurt, and perhaps cut or stretched. */
    private static byte[] mangled(Random random, byte[] bytes) {
        byte[] copy =
                Arrays.copyOf(bytes, random.nextInt(4) == 0 ? 1 + random.nextInt(bytes.length * 2) : bytes.length);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int[] values = {0, 0xFF, 0x7F, 0x80, random.nextInt(256)};
            int reach = random.nextBoolean() ? Math.min(64, copy.length) : copy.length;
            copy[random.nextInt(reach)] = (byte) values[random.nextInt(values.length)];
        }
        return copy;
    }
}
