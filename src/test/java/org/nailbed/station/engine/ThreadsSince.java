package org.nailbed.station.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which threads were born since a moment and still live; others of this JVM, such as another test's server, do not count. */
public final class ThreadsSince {

    /** Threads that pools, the pretended boards and the test tools start when they like. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i).*(awaitility|agroal|cleaner|reaper|forkjoin|junit|jig|simul|board|postgres|cut-cable|jna|executor-thread"
                    + "|vert\\.?x|quarkus|httpclient).*");

    private final Set<Thread> before;

    private ThreadsSince(Set<Thread> before) {
        this.before = before;
    }

    public static ThreadsSince now() {
        return new ThreadsSince(Set.copyOf(Thread.getAllStackTraces().keySet()));
    }

    /** Their names. */
    public List<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !FOREIGN.matcher(name).matches())
                .sorted()
                .toList();
    }
}
