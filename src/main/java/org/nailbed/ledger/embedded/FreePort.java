package org.nailbed.ledger.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.nailbed.ledger.LedgerException;

/** Finds a TCP port on 127.0.0.1 that nobody listens on. */
final class FreePort {
    /** Below the ranges from which systems take ports for outgoing connections (Linux 32768, IANA 49152). */
    private static final int FIRST = 15432;

    private static final int LAST = 16431;

    private FreePort() {}

    /** @throws LedgerException when the whole range is taken */
    static int find() {
        return IntStream.rangeClosed(FIRST, LAST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new LedgerException(
                        "No free TCP port from " + FIRST + " to " + LAST
                                + " for the database. Stop what listens there.",
                        null));
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
