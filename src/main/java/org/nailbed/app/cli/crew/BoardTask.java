package org.nailbed.app.cli.crew;

import java.io.PrintWriter;
import java.util.Optional;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.progress.BoardStatus;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.ports.Ports;

/** Does one piece of work on one board and remembers how far it is; read by another thread meanwhile. */
final class BoardTask implements Crew.Task, Progress.Listener {
    private static final int CONNECT_BAUD = 115_200;

    /** How every board is talked to. */
    record Way(EspOptions options, Optional<EspChip> chip, Traces traces) {}

    private final String address;
    private final BoardWork work;
    private final Way way;
    private final PrintWriter err;
    private final Facts facts = new Facts();
    private final long startNanos = System.nanoTime();
    private volatile Optional<Progress> progress = Optional.empty();
    private volatile Optional<BoardStatus.Result> result = Optional.empty();
    private volatile long endNanos;

    BoardTask(String address, BoardWork work, Way way, PrintWriter err) {
        this.address = address;
        this.work = work;
        this.way = way;
        this.err = err;
    }

    @Override
    public String port() {
        return address;
    }

    @Override
    public void run() {
        BoardStatus.Result ended;
        try {
            ended = BoardStatus.Result.passed(work(), facts);
        } catch (RuntimeException e) {
            ended = BoardStatus.Result.failed(Failure.of(e), facts);
        }
        endNanos = System.nanoTime();
        result = Optional.of(ended);
    }

    private String work() {
        Port port = Ports.open(address, CONNECT_BAUD, Deadline.after(Budgets.OPEN));
        way.traces().follow(port, err);
        try (EspProgrammer programmer = new EspProgrammer(port, way.options(), this)) {
            BoardIdentity board = programmer.identify(Deadline.after(Budgets.IDENTIFY));
            BoardFacts.add(board, facts);
            way.chip().ifPresent(wanted -> requireChip(board, wanted));
            String done = work.on(new Session(programmer, board, facts));
            programmer.leave(Deadline.after(Budgets.LEAVE));
            return done;
        } catch (RuntimeException e) {
            way.traces().keep(port, err);
            throw e;
        }
    }

    private static void requireChip(BoardIdentity board, EspChip wanted) {
        if (!board.chip().equals(wanted.title())) {
            throw new FlashException(
                    FlashFault.WRONG_CHIP,
                    "The board is an " + board.chip() + ", --chip wants an " + wanted.title()
                            + ". Take the right board.");
        }
    }

    @Override
    public void progressed(Progress now) {
        progress = Optional.of(now);
    }

    BoardStatus status() {
        Optional<BoardStatus.Result> ended = result;
        long until = ended.isPresent() ? endNanos : System.nanoTime();
        return new BoardStatus(address, progress, ended, (until - startNanos) / 1e9);
    }
}
