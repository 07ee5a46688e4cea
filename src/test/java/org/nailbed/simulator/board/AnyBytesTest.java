package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.boot.Application;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.console.AppConsole;
import org.nailbed.simulator.stub.StubLoader;

/** Whatever a client sends, a board survives it and is itself again after a reset. */
class AnyBytesTest {
    private static final int ROUNDS = 400;
    private static final int[] OPS = {
        0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x09, 0x0A, 0x0B, 0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0xD0,
        0xD1, 0xD2, 0xD3, 0xD5
    };
    /** Sizes, and registers that do something: flash controllers, watchdogs, the S3's pointer. */
    private static final int[] WORDS = {
        0,
        1,
        4,
        16,
        0x400,
        0x1000,
        0x4000,
        0x10000,
        -1,
        Integer.MIN_VALUE,
        0x60002000,
        0x60000200,
        0x60003000,
        0x60008090,
        0x50116000,
        0x50D83AA1,
        0x3FCEF688
    };

    private static final List<ChipModel> CHIPS = ChipModels.all();

    @Test
    void romSurvivesAnyBytes() {
        survives(bench -> bench.write(BoardBench.SYNC), 1);
    }

    @Test
    void stubSurvivesAnyBytes() {
        survives(bench -> bench.board.start(new StubLoader(bench.board, bench.now)), 2);
    }

    @Test
    void applicationSurvivesAnyBytes() {
        Application application = new Application("any", "1", Optional.of(new Application.Region(0x9000, 0x6000)));
        survives(bench -> bench.board.start(AppConsole.start(bench.board, application, bench.now)), 3);
    }

    private interface Start {
        void of(BoardBench bench);
    }

    private static void survives(Start start, long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            Random random = new Random(seed);
            ChipModel chip = CHIPS.get((int) (seed % CHIPS.size()));
            BoardBench bench = BoardBench.inDownload(chip.name(), Timing.OFF);
            bench.clientBaud = 0;
            start.of(bench);
            bench.pass(BoardBench.MILLI);
            try {
                for (int i = 0; i < 20; i++) {
                    byte[] bytes = random.nextInt(4) == 0 ? noise(random) : frame(random);
                    bench.board.arrived(bytes, bytes.length, bench.now);
                    bench.pass(BoardBench.MILLI);
                }
                bench.board.powerOn(true, bench.now);
                bench.pass(BoardBench.MILLI);
                bench.heard.reset();
                bench.write(BoardBench.SYNC);
                bench.pass(BoardBench.MILLI);
                assertThat(bench.heardHex())
                        .contains("0007071220"
                                + "00".repeat(chip.rom().generation().statusBytes()) + "c0");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + chip.name(), e);
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(3000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A frame that is right in most of its parts. */
    private static byte[] frame(Random random) {
        int words = random.nextInt(8);
        ByteBuffer frame = ByteBuffer.allocate(8 + 4 * words).order(ByteOrder.LITTLE_ENDIAN);
        int size = random.nextInt(5) == 0 ? random.nextInt(0x10000) : 4 * words;
        frame.put((byte) 0).put((byte) OPS[random.nextInt(OPS.length)]).putShort((short) size);
        frame.putInt(random.nextInt(0x100));
        for (int i = 0; i < words; i++) {
            frame.putInt(random.nextInt(4) == 0 ? random.nextInt() : WORDS[random.nextInt(WORDS.length)]);
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write(0xC0);
        for (byte b : frame.array()) {
            if (b == (byte) 0xC0 || b == (byte) 0xDB) {
                wire.write(0xDB);
                wire.write(b == (byte) 0xC0 ? 0xDC : 0xDD);
            } else {
                wire.write(b);
            }
        }
        wire.write(0xC0);
        return wire.toByteArray();
    }
}
