package org.nailbed.simulator.link;

import java.util.Set;
import org.nailbed.simulator.InputLine;

/** What is spoken over a TCP connection, beside the bytes themselves. Belongs to the board's thread. */
public interface Conversation {
    long NEVER = Long.MAX_VALUE;

    /** The client's side of the connection. */
    interface Client {
        /** As it is, without any wrapping. */
        void send(byte[] bytes);
    }

    /** What addresses begin with, without the colon. */
    String scheme();

    /** A client has connected. */
    void begin(Client client, Link.Events events);

    /** Bytes came. The array is the link's. */
    void received(byte[] bytes, int length, Client client, Link.Events events);

    /** The board's bytes as they go over the connection. */
    byte[] wrap(byte[] bytes);

    /** The client has left. */
    void end(Link.Events events);

    /** Which modem lines are active towards the client from now on. */
    void inputs(Set<InputLine> active, Client client);

    /** The rate that the client has set, 0 where there is none. */
    int clientBaud();

    /** When {@link #advance} is wanted, of {@link System#nanoTime}. */
    long nextNanos();

    /** Does what is due. */
    void advance(long now, Link.Events events);

    /** Nothing but the board's bytes; connecting counts as opening. */
    final class Raw implements Conversation {

        @Override
        public String scheme() {
            return "socket";
        }

        @Override
        public void begin(Client client, Link.Events events) {
            events.opened();
        }

        @Override
        public void received(byte[] bytes, int length, Client client, Link.Events events) {
            events.received(bytes, length);
        }

        @Override
        public byte[] wrap(byte[] bytes) {
            return bytes;
        }

        @Override
        public void end(Link.Events events) {}

        @Override
        public void inputs(Set<InputLine> active, Client client) {}

        @Override
        public int clientBaud() {
            return 0;
        }

        @Override
        public long nextNanos() {
            return NEVER;
        }

        @Override
        public void advance(long now, Link.Events events) {}
    }
}
