package org.nailbed.firmware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class ImageTest {

    @Test
    void sha256IsOfTheFileAndMd5IsOfWhatIsWritten() {
        Image image = Image.of("a", 0x1000, "abc".getBytes(US_ASCII));

        // FIPS 180-4's own example for "abc"; the MD5 is that of 61 62 63 FF by md5sum.
        assertThat(image.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(image.padded()).containsExactly('a', 'b', 'c', 0xFF);
        assertThat(HexFormat.of().formatHex(image.paddedMd5())).isEqualTo("c0264f6955ce659ec518ac7b5de94954");
        assertThat(image.sizeBytes()).isEqualTo(3);
        assertThat(image.end()).isEqualTo(0x1004);
    }

    /** Protocol reference, 8.2: the MD5 of 48000 bytes "hello world " as a board reads it back. */
    @Test
    void md5IsTheOneThatABoardReports() {
        Image image = Image.of("hello", 0, "hello world ".repeat(4000).getBytes(US_ASCII));

        assertThat(HexFormat.of().formatHex(image.paddedMd5())).isEqualTo("14f7cc9d2433550ae611297ce39c72ed");
    }

    @Test
    void contentOfEverySizeIsPaddedToWholeWordsAndComesBackUnchanged() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int size = 1; size < 300; size += 1 + random.nextInt(5)) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            Image image = Image.of("noise", 0, content);

            assertThat(image.padded().length).as("seed %d", seed).isEqualTo((size + 3) / 4 * 4);
            assertThat(image.padded()).as("seed %d", seed).startsWith(content);
            assertThat(image.content()).as("seed %d", seed).isEqualTo(content);
            assertThat(inflate(image.deflated())).as("seed %d", seed).isEqualTo(image.padded());
        }
    }

    @Test
    void laterChangesOfTheCallersArrayDoNotReachTheImage() {
        byte[] content = {1, 2, 3, 4};
        Image image = Image.of("a", 0, content);
        content[0] = 9;

        assertThat(image.padded()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void everyThreadGetsTheSameCompressedBytes() throws Exception {
        Image image = Image.of("a", 0, new byte[200_000]);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> ask = image::deflated;
            List<Future<byte[]>> answers = threads.invokeAll(Collections.nCopies(64, ask));
            for (Future<byte[]> answer : answers) {
                assertThat(answer.get()).isSameAs(image.deflated());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void compressionIsZlibsBest() {
        byte[] deflated = Image.of("a", 0, new byte[100_000]).deflated();

        // RFC 1950: 78 DA is a 32 KiB window at the best level.
        assertThat(deflated).startsWith(0x78, 0xDA);
        assertThat(deflated.length).isLessThan(200);
    }

    @Test
    void emptyFileIsRefused() {
        assertThatThrownBy(() -> Image.of("app.bin", 0, new byte[0]))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("app.bin")
                .hasMessageContaining("empty");
    }

    @Test
    void imageBeyondTheLargestFlashIsRefused() {
        byte[] sector = new byte[0x1000];
        assertThat(Image.of("last", Image.MAX_FLASH_BYTES - 0x1000, sector).end())
                .isEqualTo(Image.MAX_FLASH_BYTES);

        for (int offset : new int[] {-1, Integer.MIN_VALUE, Image.MAX_FLASH_BYTES - 0xFFF, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> Image.of("app.bin", offset, sector))
                    .isInstanceOf(FirmwareException.class)
                    .hasMessageContaining("app.bin");
        }
    }

    @Test
    void equalMeansSameNameOffsetAndContent() {
        Image image = Image.of("a", 0, new byte[] {1});

        assertThat(image)
                .isEqualTo(Image.of("a", 0, new byte[] {1}))
                .hasSameHashCodeAs(Image.of("a", 0, new byte[] {1}))
                .isNotEqualTo(Image.of("b", 0, new byte[] {1}))
                .isNotEqualTo(Image.of("a", 4, new byte[] {1}))
                .isNotEqualTo(Image.of("a", 0, new byte[] {2}));
        assertThat(image.toString()).contains("a at 0x0, 1 bytes");
    }

    private static byte[] inflate(byte[] zlib) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
            return in.readAllBytes();
        }
    }
}
