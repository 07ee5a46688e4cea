package org.nailbed.panel.jig;

import java.util.Optional;
import org.nailbed.station.fixture.Teaching.Changed;
import org.nailbed.station.fixture.Teaching.ToPaste;
import org.nailbed.station.fixture.Teaching.Written;

/**
 * What became of the station file.
 *
 * @param line that was changed; absent when a person has to change the file
 * @param reason why it was not changed
 * @param lines what a person has to put there
 */
public record TaughtJson(String file, Optional<Integer> line, Optional<String> reason, Optional<String> lines) {

    public static TaughtJson of(Written written) {
        if (written instanceof Changed changed) {
            return new TaughtJson(changed.file(), Optional.of(changed.line()), Optional.empty(), Optional.empty());
        }
        ToPaste paste = (ToPaste) written;
        return new TaughtJson(paste.file(), Optional.empty(), Optional.of(paste.reason()), Optional.of(paste.lines()));
    }
}
