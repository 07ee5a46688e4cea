package org.nailbed.app.cli.crew;

/** What is done with a board once it has said what it is. Called for several boards at once, each on a thread of its own. */
@FunctionalInterface
public interface BoardWork {

    /** Returns what was done, in words; throws what stopped it. */
    String on(Session session);
}
