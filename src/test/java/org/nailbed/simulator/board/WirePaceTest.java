package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.stub.StubLoader;

/** How long a PC that never hesitates needs for the demo application through the stub, by the turned clock. */
class WirePaceTest {
    private static final int BAUD = 921_600;
    private static final int BLOCK_BYTES = 0x4000;
    private static final int APP_OFFSET = 0x10000;

    @TempDir
    Path dir;

    private final BoardBench bench = new BoardBench("esp32", Timing.REALISTIC);
    private byte[] app = {};
    private long wireBytes;

    @BeforeEach
    void startStubAtFullRate() throws IOException {
        DemoFirmware.write(dir, "esp32");
        app = Files.readAllBytes(dir.resolve("nailbed-demo.bin"));
        bench.board.start(new StubLoader(bench.board, bench.now));
        bench.pass(50 * BoardBench.MILLI);
        bench.clientBaud = BAUD;
        bench.board.setBaud(BAUD);
        bench.pass(BoardBench.MILLI);
    }

    @Test
    void blankFlashIsWrittenAtThePaceOfTheWire() {
        long nanos = writeApp();
        assertThat(nanos / (double) wireNanos()).isBetween(1.0, 1.025);
        assertThat(bench.flash.read(APP_OFFSET, app.length)).isEqualTo(app);
    }

    @Test
    void dirtyFlashCostsLittleMoreThanItsTailWhichIsErasedSectorBySector() {
        bench.flash.program(0, new byte[0x200000], 0, 0x200000);
        long nanos = writeApp();
        long flashAloneNanos = 16 * 150_000_000L + app.length / 256 * 400_000L;
        assertThat(flashAloneNanos).isGreaterThan(wireNanos() / 2);
        long tailNanos = app.length % 0x10000 / 0x1000 * 45_000_000L;
        assertThat(nanos - tailNanos).isBetween(wireNanos(), wireNanos() * 105 / 100);
        assertThat(bench.flash.read(APP_OFFSET, app.length)).isEqualTo(app);
    }

    private long wireNanos() {
        return wireBytes * 10 * 1_000_000_000L / BAUD;
    }

    private long writeApp() {
        byte[] packed = pack(app);
        int blocks = (packed.length + BLOCK_BYTES - 1) / BLOCK_BYTES;
        long begun = bench.now;
        call(0x10, 0, words(app.length, blocks, BLOCK_BYTES, APP_OFFSET));
        for (int i = 0; i < blocks; i++) {
            byte[] block = Arrays.copyOfRange(packed, i * BLOCK_BYTES, Math.min(packed.length, (i + 1) * BLOCK_BYTES));
            ByteBuffer payload = ByteBuffer.allocate(16 + block.length).order(ByteOrder.LITTLE_ENDIAN);
            payload.putInt(block.length).putInt(i).putLong(0).put(block);
            call(0x11, checksum(block), payload.array());
        }
        call(0x12, 0, words(1));
        return bench.now - begun;
    }

    /** Sends and waits for a reply that says all is well. */
    private void call(int op, int checksum, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) 0)
                .put((byte) op)
                .putShort((short) payload.length)
                .putInt(checksum)
                .put(payload);
        String inner = HexFormat.of().formatHex(frame.array());
        StringBuilder wire = new StringBuilder("c0");
        for (int i = 0; i < inner.length(); i += 2) {
            String octet = inner.substring(i, i + 2);
            wire.append(octet.equals("c0") ? "dbdc" : octet.equals("db") ? "dbdd" : octet);
        }
        wire.append("c0");
        wireBytes += wire.length() / 2;
        bench.heard.reset();
        bench.write(wire.toString());
        while (bench.heard.size() == 0) {
            bench.pass(bench.board.nextEventNanos() - bench.now);
        }
        assertThat(bench.heardHex()).isEqualTo("c001%02x0200000000000000c0".formatted(op));
    }

    private static byte[] words(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            bytes.putInt(word);
        }
        return bytes.array();
    }

    private static int checksum(byte[] block) {
        int sum = 0xEF;
        for (byte b : block) {
            sum ^= b & 0xFF;
        }
        return sum;
    }

    private static byte[] pack(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
