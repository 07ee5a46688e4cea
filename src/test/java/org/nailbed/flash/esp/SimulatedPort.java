package org.nailbed.flash.esp;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.board.Board;
import org.nailbed.simulator.board.Cable;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/**
 * A port with a simulated board right behind it, in one thread and by one hand-turned clock: who waits for a reply turns the
 * clock to the board's next event. With realistic timing it tells to the nanosecond what a flash run takes, in no time.
 */
final class SimulatedPort implements Port {
    static final int FLASH_BYTES = 4 << 20;

    final HandTicker ticker = new HandTicker();
    private final NorFlash flash;
    private final Board board;
    private final Trace trace = new Trace(ticker);
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int baud = 115_200;
    private boolean bytesOnly;
    private boolean gone;
    private boolean closed;

    SimulatedPort(String chip, Timing timing) {
        FlashTiming flashTiming = timing == Timing.REALISTIC ? FlashTiming.TYPICAL : FlashTiming.NONE;
        flash = new NorFlash(new MemoryStore(), flashTiming, FLASH_BYTES);
        ChipModel model = ChipModels.named(chip);
        board = new Board(new Board.Parts(model, model.macOf(1), flash), timing, new Wire());
        board.powerOn(true, ticker.nanos());
    }

    private final class Wire implements Cable {
        @Override
        public void deliver(byte[] bytes) {
            pending.writeBytes(bytes);
        }

        @Override
        public int clientBaud() {
            return bytesOnly ? 0 : baud;
        }

        @Override
        public void pullOut() {
            gone = true;
        }
    }

    /** From now on as over raw TCP: neither lines nor a rate. */
    void carryBytesOnly() {
        bytesOnly = true;
    }

    NorFlash flash() {
        return flash;
    }

    void order(BoardFault fault) {
        board.order(Optional.of(fault), ticker.nanos());
    }

    /** A port that another program opens later, on the same board as it is now. */
    void reopen() {
        closed = false;
        baud = 115_200;
        pending.reset();
    }

    @Override
    public String address() {
        return "simulated";
    }

    @Override
    public int read(byte[] into, int offset, int length, Deadline deadline) {
        checkUsable();
        board.advance(ticker.nanos());
        while (pending.size() == 0 && !gone && !deadline.hasPassed()) {
            long wait = Math.min(
                    board.nextEventNanos() - ticker.nanos(),
                    deadline.remaining().toNanos());
            ticker.turn(Duration.ofNanos(Math.max(1, wait)));
            board.advance(ticker.nanos());
        }
        byte[] all = pending.toByteArray();
        if (all.length == 0 && gone) {
            throw new WireException(WireFault.PORT_GONE, "simulated: pulled.");
        }
        int count = Math.min(length, all.length);
        System.arraycopy(all, 0, into, offset, count);
        pending.reset();
        pending.writeBytes(Arrays.copyOfRange(all, count, all.length));
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, Deadline deadline) {
        checkUsable();
        if (gone) {
            throw new WireException(WireFault.PORT_GONE, "simulated: pulled.");
        }
        board.advance(ticker.nanos());
        board.arrived(Arrays.copyOfRange(bytes, offset, offset + length), length, ticker.nanos());
        board.advance(ticker.nanos());
    }

    @Override
    public int baud() {
        return baud;
    }

    @Override
    public void setBaud(int newBaud) {
        checkUsable();
        board.advance(ticker.nanos());
        baud = newBaud;
    }

    @Override
    public boolean hasBaud() {
        return !bytesOnly;
    }

    @Override
    public boolean hasLines() {
        return !bytesOnly;
    }

    @Override
    public void setLines(Lines lines) {
        checkUsable();
        board.advance(ticker.nanos());
        board.lines(lines.dtr(), lines.rts(), ticker.nanos());
    }

    @Override
    public void discardInput() {
        byte[] dropped = new byte[4096];
        Deadline end = Deadline.after(Duration.ofMillis(50), ticker);
        while (read(dropped, 0, dropped.length, end.atMost(Duration.ofMillis(5))) > 0 && !end.hasPassed()) {
            // until it is quiet, as a real port does
        }
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkUsable() {
        if (closed) {
            throw new WireException(WireFault.CLOSED, "simulated: closed.");
        }
    }
}
