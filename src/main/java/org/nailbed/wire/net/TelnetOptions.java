package org.nailbed.wire.net;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<Integer> WE_OFFER = Set.of(BINARY, SUPPRESS_GO_AHEAD, COM_PORT);
    private static final Set<Integer> WE_WELCOME = Set.of(BINARY, SUPPRESS_GO_AHEAD, ECHO);

    /** What we said WILL and DO of. */
    private final Set<Integer> ours = new HashSet<>();

    private final Set<Integer> theirs = new HashSet<>();
    /** Refused once; said again it would only be answered again. */
    private final Set<Integer> refused = new HashSet<>();

    private boolean comPortWanted;
    private boolean comPortRefused;

    /** What a client says first, each to be sent in this order. */
    byte[][] opening() {
        ours.addAll(WE_OFFER);
        theirs.add(BINARY);
        theirs.add(SUPPRESS_GO_AHEAD);
        return new byte[][] {
            TelnetStream.negotiation(TelnetStream.WILL, BINARY),
            TelnetStream.negotiation(TelnetStream.DO, BINARY),
            TelnetStream.negotiation(TelnetStream.WILL, SUPPRESS_GO_AHEAD),
            TelnetStream.negotiation(TelnetStream.DO, SUPPRESS_GO_AHEAD),
            TelnetStream.negotiation(TelnetStream.WILL, COM_PORT)
        };
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
            case TelnetStream.DO -> heardDo(option);
            case TelnetStream.WILL -> agree(option, theirs, WE_WELCOME, TelnetStream.DO, TelnetStream.DONT);
            case TelnetStream.DONT -> heardDont(option);
            default -> {
                theirs.remove(option);
                yield Optional.empty();
            }
        };
    }

    private Optional<byte[]> heardDo(int option) {
        comPortWanted |= option == COM_PORT;
        return agree(option, ours, WE_OFFER, TelnetStream.WILL, TelnetStream.WONT);
    }

    private Optional<byte[]> heardDont(int option) {
        comPortRefused |= option == COM_PORT;
        ours.remove(option);
        return Optional.empty();
    }

    private Optional<byte[]> agree(int option, Set<Integer> agreed, Set<Integer> allowed, int yes, int no) {
        if (allowed.contains(option)) {
            return agreed.add(option) ? Optional.of(TelnetStream.negotiation(yes, option)) : Optional.empty();
        }
        return refused.add(no << 8 | option) ? Optional.of(TelnetStream.negotiation(no, option)) : Optional.empty();
    }
}
