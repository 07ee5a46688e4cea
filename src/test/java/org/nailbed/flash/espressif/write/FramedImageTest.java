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
import org.nailbed.firmware.deflate.OptimalDeflater;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.write.FramedImage.Frame;
import org.nailbed.wire.slip.SlipDecoder;

class FramedImageTest {
    private static final int HEADER_BYTES = 8 + 16;
    private static final int BAUD = 921_600;

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = "ESP8266_ROM", mode = EnumSource.Mode.EXCLUDE)
    void framesHoldTheDeflatedImageInOrder(Dialect dialect) throws DataFormatException {
        Image image = Image.of("app.bin", 0x10000, text(100_001));

        FramedImage framed = FramedImages.of(image, dialect, BAUD);

        assertThat(framed.form().dataOpcode()).isEqualTo(Opcode.DEFL_DATA);
        assertThat(inflate(blocksIn(framed), image.padded().length)).isEqualTo(image.padded());
        assertThat(framed.frames().stream().mapToInt(Frame::flashBytes).sum()).isEqualTo(image.padded().length);
        assertThat(framed.begin().blocks().count()).isEqualTo(framed.frames().size());
    }

    @Test
    void everyFrameTellsHowMuchOfFlashItBecomes() throws DataFormatException {
        Image image = Image.of("app.bin", 0x10000, text(200_001));
        byte[] stream = image.deflated();
        int sent = 0;
        int written = 0;
        int index = 0;
        for (Frame frame : FramedImages.of(image, Dialect.STUB, BAUD).frames()) {
            sent += block(frame, index++).length;
            written += frame.flashBytes();
            assertThat(inflatable(stream, sent)).isEqualTo(written);
        }
    }

    @Test
    void everyRateHasItsOwnFramesAndABetterStreamReplacesThemAll() {
        Image image = Image.of("app.bin", 0x10000, text(100_000));
        FramedImage slow = FramedImages.of(image, Dialect.STUB, 460_800);
        FramedImage fast = FramedImages.of(image, Dialect.STUB, BAUD);

        assertThat(FramedImages.of(image, Dialect.STUB, 460_800)).isSameAs(slow).isNotSameAs(fast);
        assertThat(image.offerDeflated(OptimalDeflater.zlib(image.padded()))).isTrue();
        assertThat(FramedImages.of(image, Dialect.STUB, 460_800)).isNotSameAs(slow);
        assertThat(FramedImages.of(image, Dialect.STUB, BAUD)).isNotSameAs(fast);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void imageThatDoesNotShrinkTravelsPlain(Dialect dialect) {
        Image image = Image.of("noise.bin", 0x10000, noise(5_001));

        FramedImage framed = FramedImages.of(image, dialect, BAUD);

        assertThat(framed.form().dataOpcode()).isEqualTo(Opcode.FLASH_DATA);
        assertThat(blocksIn(framed)).startsWith(image.padded());
    }

    @Test
    void romOfTheEsp8266CannotInflateAndGetsPlainBlocks() {
        Image image = Image.of("app.bin", 0x10000, text(5_000));

        FramedImage framed = FramedImages.of(image, Dialect.ESP8266_ROM, BAUD);

        assertThat(framed.form().dataOpcode()).isEqualTo(Opcode.FLASH_DATA);
        assertThat(blocksIn(framed)).startsWith(image.padded()).hasSize(5 * 0x400);
    }

    @Test
    void romGetsWholePlainBlocksAndAStubTheExactSize() {
        Image image = Image.of("noise.bin", 0, noise(1_500));

        FramedImage forRom = FramedImages.of(image, Dialect.ROM, BAUD);
        FramedImage forStub = FramedImages.of(image, Dialect.STUB, BAUD);

        assertThat(blocksIn(forRom)).hasSize(2 * 0x400).endsWith(0xFF, 0xFF);
        assertThat(forRom.begin().region().sizeBytes()).isEqualTo(2 * 0x400);
        assertThat(blocksIn(forStub)).hasSize(1_500);
        assertThat(forStub.begin().region().sizeBytes()).isEqualTo(1_500);
    }

    /** Protocol reference, 2.2: a stub wants the exact size, a ROM whole blocks of 0x400. */
    @Test
    void sizeOfADeflatedImageIsAnnouncedAsTheLoaderCounts() {
        Image image = Image.of("app.bin", 0, text(10_000));

        assertThat(FramedImages.of(image, Dialect.STUB, BAUD).begin().region().sizeBytes())
                .isEqualTo(10_000);
        assertThat(FramedImages.of(image, Dialect.ROM, BAUD).begin().region().sizeBytes())
                .isEqualTo(10 * 0x400);
    }

    @Test
    void everyThreadGetsTheSameFrames() throws Exception {
        Image image = Image.of("app.bin", 0x10000, text(300_000));
        ExecutorService boards = Executors.newFixedThreadPool(8);
        try {
            Callable<FramedImage> board = () -> FramedImages.of(image, Dialect.STUB, BAUD);
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

        assertThat(FramedImages.of(image, Dialect.ROM, BAUD)).isNotSameAs(FramedImages.of(image, Dialect.STUB, BAUD));
    }

    private static byte[] blocksIn(FramedImage framed) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int sequence = 0;
        for (Frame frame : framed.frames()) {
            all.writeBytes(block(frame, sequence++));
        }
        return all.toByteArray();
    }

    private static byte[] block(Frame frame, int sequence) {
        SlipDecoder decoder = new SlipDecoder(0x8000);
        decoder.feed(frame.bytes(), 0, frame.bytes().length);
        byte[] packet = decoder.next().orElseThrow();
        ByteBuffer words = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        byte[] block = Arrays.copyOfRange(packet, HEADER_BYTES, packet.length);
        assertThat(words.getInt(8)).as("length").isEqualTo(block.length);
        assertThat(words.getInt(12)).as("sequence").isEqualTo(sequence);
        assertThat(words.getInt(4)).as("checksum").isEqualTo(xor(block));
        return block;
    }

    private static int xor(byte[] block) {
        int checksum = 0xEF;
        for (byte value : block) {
            checksum ^= value & 0xFF;
        }
        return checksum;
    }

    /** How much so long a beginning of the stream inflates to. */
    private static int inflatable(byte[] stream, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(stream, 0, length);
        int count = inflater.inflate(new byte[1 << 20]);
        inflater.end();
        return count;
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
