package org.nailbed.wire.net;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which options both sides of a Telnet connection use (RFC 855, RFC 856, RFC 2217): agrees to those that a serial port needs,
 * refuses all others, and never answers what is agreed already, which would go on for ever.
 */
final class TelnetOptions {
    /** Bytes pass unchanged: without it CR would be followed by NUL. */
    private static final int BINARY = 0;

    private static final int ECHO = 1;
    private static final int SUPPRESS_GO_AHEAD = 3;

    /** RFC 2217. */
    static final int COM_PORT = 44;

    private final Side ours =
            new Side(TelnetStream.WILL, TelnetStream.WONT, Set.of(BINARY, SUPPRESS_GO_AHEAD, COM_PORT));
    private final Side theirs = new Side(TelnetStream.DO, TelnetStream.DONT, Set.of(BINARY, SUPPRESS_GO_AHEAD, ECHO));
    private boolean comPortWanted;
    private boolean comPortRefused;

    /** What a client says first, each to be sent in this order. */
    List<byte[]> opening() {
        return Stream.of(
                        ours.asked(BINARY),
                        theirs.asked(BINARY),
                        ours.asked(SUPPRESS_GO_AHEAD),
                        theirs.asked(SUPPRESS_GO_AHEAD),
                        ours.asked(COM_PORT))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether the far side takes serial port commands. */
    boolean comPortAgreed() {
        return comPortWanted;
    }

    boolean comPortRefused() {
        return comPortRefused;
    }

    /** Returns what is to be answered. */
    Optional<byte[]> heard(int verb, int option) {
        return switch (verb) {
            case TelnetStream.DO -> {
                comPortWanted |= option == COM_PORT;
                yield ours.asked(option);
            }
            case TelnetStream.WILL -> theirs.asked(option);
            case TelnetStream.DONT -> {
                comPortRefused |= option == COM_PORT;
                ours.denied(option);
                yield Optional.empty();
            }
            default -> {
                theirs.denied(option);
                yield Optional.empty();
            }
        };
    }

    /** What one of the two sides does, as it was agreed. */
    private static final class Side {
        private final int yes;
        private final int no;
        private final Set<Integer> allowed;
        private final Set<Integer> agreed = new HashSet<>();
        /** Said once; said again it would only be answered again. */
        private final Set<Integer> refused = new HashSet<>();

        /** @param yes the verb that agrees; {@code no} refuses */
        Side(int yes, int no, Set<Integer> allowed) {
            this.yes = yes;
            this.no = no;
            this.allowed = allowed;
        }

        Optional<byte[]> asked(int option) {
            boolean may = allowed.contains(option);
            boolean isNew = may ? agreed.add(option) : refused.add(option);
            return isNew ? Optional.of(TelnetStream.negotiation(may ? yes : no, option)) : Optional.empty();
        }

        void denied(int option) {
            agreed.remove(option);
        }
    }
}
