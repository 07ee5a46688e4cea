package org.nailbed.app.bench.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Ended;

/** One pair of hands for each slot: puts a board in, waits for its verdict, takes it out, takes the next. */
final class Feeder {

    /** A person reads the word before the board is taken out. */
    private static final Duration READING = Duration.ofMillis(500);

    /** The next board is at hand when the place is seen to be empty; a verdict that stays, as after an unplugging, is read. */
    private static final Duration CHANGING = Duration.ofSeconds(4);

    private final List<SimulatedBoard> places;
    private final SlotWatch watch;
    private final Supply supply;
    private final List<Fed> fed = Collections.synchronizedList(new ArrayList<>());

    Feeder(List<SimulatedBoard> places, SlotWatch watch, Supply supply) {
        this.places = places;
        this.watch = watch;
        this.supply = supply;
    }

    /** Feeds until the supply is used up. */
    List<Fed> feed() throws InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(places.size());
        try {
            List<Callable<@Nullable Void>> work = new ArrayList<>();
            for (int slot = 1; slot <= places.size(); slot++) {
                int number = slot;
                work.add(() -> {
                    boolean done = false;
                    try {
                        serve(number);
                        done = true;
                    } finally {
                        // One slot that stands still ends the shift: nobody waits for its board.
                        if (!done) {
                            supply.stop();
                        }
                    }
                    return null;
                });
            }
            for (Future<@Nullable Void> done : hands.invokeAll(work)) {
                done.get();
            }
            return List.copyOf(fed);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The line stands still: " + e.getCause(), e);
        } finally {
            hands.shutdownNow();
        }
    }

    private void serve(int slot) throws InterruptedException {
        SimulatedBoard place = places.get(slot - 1);
        Optional<UUID> before = Optional.empty();
        for (Optional<Supply.Item> next = supply.take(); next.isPresent(); next = supply.take()) {
            Supply.Item item = next.get();
            place.insert(item.board());
            Instant inserted = Instant.now();
            Optional<UUID> last = before;
            Ended ended = watch.await(slot, "a verdict", state -> verdict(state, last));
            before = Optional.of(ended.run());
            fed.add(new Fed(slot, item, inserted, ended));
            Thread.sleep(READING.toMillis());
            place.unplug();
            watch.awaitAtMost(slot, CHANGING, Empty.class::isInstance);
            supply.isBack(item);
        }
    }

    private static Optional<Ended> verdict(SlotState state, Optional<UUID> before) {
        return state instanceof Ended ended && !Optional.of(ended.run()).equals(before)
                ? Optional.of(ended)
                : Optional.empty();
    }
}
