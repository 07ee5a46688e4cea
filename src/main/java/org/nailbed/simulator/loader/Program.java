package org.nailbed.simulator.loader;

/** Software that runs on a pretended chip and owns its UART. Times are nanoseconds of the board's clock. */
public interface Program {
    long NEVER = Long.MAX_VALUE;

    /** Takes bytes, the last of which has just arrived. The array is the caller's. */
    void receive(byte[] bytes, int offset, int length, long now);

    /** When {@link #run} is wanted next, {@link #NEVER} if only bytes matter. */
    long nextRunNanos();

    void run(long now);

    /** Whether the receiver still measures the client's rate and takes any. */
    default boolean measuresBaud() {
        return false;
    }

    /** Frees what it holds; it is not used again. */
    default void stop() {}
}
