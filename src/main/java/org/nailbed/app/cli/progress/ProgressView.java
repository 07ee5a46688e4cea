package org.nailbed.app.cli.progress;

import java.util.List;

/** Shows how far many boards are. Called by one thread, several times a second and once when all have ended. */
public interface ProgressView {

    /** @param boards all of them, in the same order each time */
    void draw(List<BoardStatus> boards);
}
