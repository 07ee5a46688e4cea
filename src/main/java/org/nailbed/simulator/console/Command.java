package org.nailbed.simulator.console;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that a console can be told.
 *
 * @param usage its word, and the places of its parameters
 * @param act takes the parameters
 */
record Command(String usage, String meaning, Consumer<List<String>> act) {

    static Command plain(String word, String meaning, Runnable act) {
        return new Command(word, meaning, nothing -> act.run());
    }

    String word() {
        int space = usage.indexOf(' ');
        return space < 0 ? usage : usage.substring(0, space);
    }
}
