package org.nailbed.panel.jig;

import java.util.List;
import java.util.Optional;
import org.nailbed.station.fixture.Teaching;

/**
 * How far the teaching of a slot is.
 *
 * @param state WAITING for a board, FOUND something, or TIMED_OUT
 * @param secondsLeft until it times out
 * @param addresses that appeared; a person chooses where there are several
 * @param paths what the system calls them now, in the same order
 */
public record TeachingJson(
        int slot, String state, Optional<Long> secondsLeft, List<String> addresses, List<String> paths) {

    static Optional<TeachingJson> of(Teaching.State state) {
        if (state instanceof Teaching.Waiting waiting) {
            return Optional.of(new TeachingJson(
                    waiting.slot(), "WAITING", Optional.of(waiting.secondsLeft()), List.of(), List.of()));
        }
        if (state instanceof Teaching.Found found) {
            return Optional.of(
                    new TeachingJson(found.slot(), "FOUND", Optional.empty(), found.addresses(), found.paths()));
        }
        return state instanceof Teaching.TimedOut late
                ? Optional.of(new TeachingJson(late.slot(), "TIMED_OUT", Optional.empty(), List.of(), List.of()))
                : Optional.empty();
    }
}
