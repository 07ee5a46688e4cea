package org.nailbed.app.bench.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.jig.FreshBoard;

/** The boards of a shift: new ones in order, and bad ones once more after they were mended. Safe for many threads. */
public final class Supply {

    /** Each ends a run in its own way; none of them is a matter of luck. */
    private static final List<BoardFault> FAULTS = List.of(
            new BoardFault.BadChecksum(1000),
            new BoardFault.WrongMd5(),
            new BoardFault.UnplugAt(12_000),
            new BoardFault.DeadFlash(),
            new BoardFault.BootLoop(),
            new BoardFault.OtherChip("esp32c3"),
            new BoardFault.Silence());

    /**
     * A board on its way to a slot.
     *
     * @param attempt 1, or 2 after it was mended
     */
    public record Item(FreshBoard board, int attempt) {}

    private final Deque<Item> waiting = new ArrayDeque<>();
    private int onSlots;
    private boolean stopped;

    /** @param firstNumber numbers below it lie in the jig already */
    Supply(LinePlan plan, int firstNumber) {
        Random random = new Random(plan.seed());
        int faulty = Math.round(plan.boards() * plan.faultyPercent() / 100f);
        boolean[] bad = new boolean[plan.boards()];
        for (int left = faulty; left > 0; ) {
            int at = random.nextInt(plan.boards());
            if (!bad[at]) {
                bad[at] = true;
                left--;
            }
        }
        for (int i = 0; i < plan.boards(); i++) {
            FreshBoard board = FreshBoard.number(firstNumber + i);
            waiting.add(new Item(bad[i] ? board.with(FAULTS.get(random.nextInt(FAULTS.size()))) : board, 1));
        }
    }

    /** Waits for a board that may come back mended; empty when none will. */
    synchronized Optional<Item> take() throws InterruptedException {
        while (waiting.isEmpty() && onSlots > 0 && !stopped) {
            wait();
        }
        Optional<Item> next = stopped ? Optional.empty() : Optional.ofNullable(waiting.poll());
        next.ifPresent(item -> onSlots++);
        return next;
    }

    /** Nobody is given a board any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** The board has left its slot; one that was bad is mended and comes again. */
    synchronized void isBack(Item item) {
        onSlots--;
        Optional<BoardFault> fault = item.board().fault();
        if (fault.isPresent()) {
            waiting.add(new Item(FreshBoard.number(item.board().number()), item.attempt() + 1));
        }
        notifyAll();
    }
}
