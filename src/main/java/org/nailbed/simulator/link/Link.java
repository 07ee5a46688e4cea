package org.nailbed.simulator.link;

import org.nailbed.simulator.InputLine;

/** One board's end of its cable. Every method but {@link #wake} belongs to the board's thread. */
public interface Link extends AutoCloseable {

    /** What the PC did. */
    interface Events {
        /** A client opened the port, and no line socket is connected. */
        void opened();

        /** The array is the link's and changes afterwards. */
        void received(byte[] bytes, int length);

        /** true = asserted */
        void lines(boolean dtr, boolean rts);
    }

    /** As a client writes it. */
    String address();

    /**
     * Waits until the PC does something, {@link #wake} is called or the time has come, and tells of what happened.
     *
     * @param untilNanos of {@link System#nanoTime}; {@link Long#MAX_VALUE} = for ever
     * @param takesInput whether bytes are read, or left waiting
     */
    void service(long untilNanos, boolean takesInput, Events events);

    /** Ends a {@link #service} that waits, or the next one. From any thread. */
    void wake();

    /** Hands bytes to the client; lost when there is none, or when it has not read for too long. */
    void deliver(byte[] bytes);

    /** The rate that the client has set; 0 where there is no such thing. */
    int clientBaud();

    /** Whether a client is there to hear what is delivered. */
    boolean hasClient();

    /** What the PC reads on a modem line from now on, whether or not anything is plugged; inactive at first. */
    void setInput(InputLine line, boolean active);

    /** Offers the board at its address. Idempotent. */
    void plug();

    /** Takes it away under the client's feet. Idempotent. */
    void unplug();

    /** Unplugs and frees all. */
    @Override
    void close();
}
