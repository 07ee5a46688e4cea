package org.nailbed.simulator.board;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;

/** A board on a cable made by hand, under a clock that is turned by hand. Times are nanoseconds from 0. */
final class BoardBench implements Cable {
    static final String SYNC = "c0000824000000000007071220" + "55".repeat(32) + "c0";
    static final long MILLI = 1_000_000;
    private static final int FLASH_BYTES = 0x400000;

    final NorFlash flash;
    final Board board;
    final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    int clientBaud = 115_200;
    boolean pulledOut;
    int timesPulledOut;
    long lastHeardAt;
    long now;

    BoardBench(String chip, Timing timing) {
        this(chip, Attachment.UartBridge.UNNAMED, timing);
    }

    BoardBench(String chip, Attachment attachment, Timing timing) {
        FlashTiming flashTiming = timing == Timing.REALISTIC ? FlashTiming.TYPICAL : FlashTiming.NONE;
        flash = new NorFlash(new MemoryStore(), flashTiming, FLASH_BYTES);
        ChipModel model = ChipModels.named(chip);
        board = new Board(new Board.Parts(model, model.macOf(1), flash), attachment, timing, this);
    }

    /** A board in download mode that has said so. */
    static BoardBench inDownload(String chip, Timing timing) {
        BoardBench bench = new BoardBench(chip, timing);
        bench.board.powerOn(true, bench.now);
        bench.pass(500 * MILLI);
        bench.heard.reset();
        return bench;
    }

    /** Turns the clock on, event by event. */
    void pass(long nanos) {
        long until = now + nanos;
        for (long next = board.nextEventNanos(); next <= until; next = board.nextEventNanos()) {
            now = Math.max(now, next);
            board.advance(now);
        }
        now = until;
    }

    void write(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        board.arrived(bytes, bytes.length, now);
    }

    String heardText() {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    String heardHex() {
        return HexFormat.of().formatHex(heard.toByteArray());
    }

    @Override
    public void deliver(byte[] bytes) {
        heard.writeBytes(bytes);
        lastHeardAt = now;
    }

    @Override
    public int clientBaud() {
        return clientBaud;
    }

    @Override
    public void pullOut() {
        pulledOut = true;
        timesPulledOut++;
    }

    @Override
    public void comeBack() {
        pulledOut = false;
    }
}
