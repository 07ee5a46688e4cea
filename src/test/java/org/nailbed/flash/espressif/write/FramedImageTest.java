package org.nailbed.flash.espressif.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.Image;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.write.FramedImage.Frame;
import org.nailbed.wire.slip.SlipDecoder;

class FramedImageTest {
    private static final int HEADER_BYTES = 8 + 16;

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = "ESP8266_ROM", mode = EnumSource.Mode.EXCLUDE)
    void framesHoldTheDeflatedImageInOrder(Dialect dialect) throws DataFormatException {
        Image image = Image.of("app.bin", 0x10000, text(100_001));

        FramedImage framed = FramedImages.of(image, dialect);

        assertThat(framed.form().dataOpcode()).isEqualTo(Opcode.DEFL_DATA);
        assertThat(inflate(blocksIn(framed), image.padded().length)).isEqualTo(image.padded());
        assertThat(framed.frames().stream().mapToInt(Frame::flashBytes).sum()).isEqualTo(image.padded().length);
        assertThat(framed.begin().blocks().count()).isEqualTo(framed.frames().size());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void imageThatDoesNotShrinkTravelsPlain(Dialect dialect) {
        Image image = Image.of("noise.bin", 0x10000, noise(5_001));

        FramedImage framed = FramedImages.of(image, dialect);

        assertThat(framed.form().dataOpcode()).isEqualTo(Opcode.FLASH_DATA);
        assertThat(blocksIn(framed)).startsWith(image.padded());
    }

    @Test
    void romOfTheEsp8266CannotInflateAndGetsPlainBlocks() {
        Image image = Image.of("app.bin", 0x10000, text(5_000));

        FramedImage framed = FramedImages.of(image, Dialect.ESP8266_ROM);

        assertThat(framed.form().dataOpcode()).isEqualTo(Opcode.FLASH_DATA);
        assertThat(blocksIn(framed)).startsWith(image.padded()).hasSize(5 * 0x400);
    }

    @Test
    void romGetsWholePlainBlocksAndAStubTheExactSize() {
        Image image = Image.of("noise.bin", 0, noise(1_500));

        FramedImage forRom = FramedImages.of(image, Dialect.ROM);
        FramedImage forStub = FramedImages.of(image, Dialect.STUB);

        assertThat(blocksIn(forRom)).hasSize(2 * 0x400).endsWith(0xFF, 0xFF);
        assertThat(forRom.begin().region().sizeBytes()).isEqualTo(2 * 0x400);
        assertThat(blocksIn(forStub)).hasSize(1_500);
        assertThat(forStub.begin().region().sizeBytes()).isEqualTo(1_500);
    }

    /** Protocol reference, 2.2: a stub wants the exact size, a ROM whole blocks of 0x400. */
    @Test
    void sizeOfADeflatedImageIsAnnouncedAsTheLoaderCounts() {
        Image image = Image.of("app.bin", 0, text(10_000));

        assertThat(FramedImages.of(image, Dialect.STUB).begin().region().sizeBytes())
                .isEqualTo(10_000);
        assertThat(FramedImages.of(image, Dialect.ROM).begin().region().sizeBytes())
                .isEqualTo(10 * 0x400);
    }

    @Test
    void everyThreadGetsTheSameFrames() throws Exception {
        Image image = Image.of("app.bin", 0x10000, text(300_000));
        ExecutorService boards = Executors.newFixedThreadPool(8);
        try {
            Callable<FramedImage> board = () -> FramedImages.of(image, Dialect.STUB);
            FramedImage first = board.call();
            for (Future<FramedImage> other : boards.invokeAll(List.of(board, board, board, board, board, board))) {
                assertThat(other.get()).isSameAs(first);
            }
        } finally {
            boards.shutdownNow();
        }
    }

    @Test
    void romAndStubGetFramesOfTheirOwn() {
        Image image = Image.of("app.bin", 0x10000, text(100_000));

        assertThat(FramedImages.of(image, Dialect.ROM)).isNotSameAs(FramedImages.of(image, Dialect.STUB));
    }

    private static byte[] blocksIn(FramedImage framed) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int sequence = 0;
        for (Frame frame : framed.frames()) {
            SlipDecoder decoder = new SlipDecoder(0x8000);
            decoder.feed(frame.bytes(), 0, frame.bytes().length);
            byte[] packet = decoder.next().orElseThrow();
            ByteBuffer words = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
            byte[] block = Arrays.copyOfRange(packet, HEADER_BYTES, packet.length);
            assertThat(words.getInt(8)).as("length").isEqualTo(block.length);
            assertThat(words.getInt(12)).as("sequence").isEqualTo(sequence++);
            assertThat(words.getInt(4)).as("checksum").isEqualTo(xor(block));
            all.writeBytes(block);
        }
        return all.toByteArray();
    }

    private static int xor(byte[] block) {
        int checksum = 0xEF;
        for (byte value : block) {
            checksum ^= value & 0xFF;
        }
        return checksum;
    }

    private static byte[] inflate(byte[] deflated, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(deflated);
        byte[] plain = new byte[length];
        assertThat(inflater.inflate(plain)).isEqualTo(length);
        inflater.end();
        return plain;
    }

    /** Shrinks to about half, so that it takes several blocks. */
    static byte[] text(int length) {
        Random random = new Random(1);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(16) + (i % 3 == 0 ? 0xC0 : 0xD0));
        }
        return bytes;
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(2).nextBytes(bytes);
        return bytes;
    }
}
