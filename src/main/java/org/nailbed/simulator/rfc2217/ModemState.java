package org.nailbed.simulator.rfc2217;

import java.util.OptionalInt;
import java.util.Set;
import org.nailbed.simulator.InputLine;

/** The lines towards one client as RFC 2217 tells of them: state above, what changed below (transports reference, 6.2). */
final class ModemState {
    private static final int ALL = 0xFF;

    private int lines;
    private int mask = ALL;
    private boolean listening;

    /** A client has connected, who knows nothing yet. */
    void begin() {
        mask = ALL;
        listening = false;
    }

    /** Of what it wants to be told by itself. */
    void setMask(int bits) {
        mask = bits & ALL;
    }

    int state() {
        return lines;
    }

    /** What a client that speaks for the first time has to be told. Empty when no line is active, which it takes for granted. */
    OptionalInt firstNews() {
        boolean first = !listening;
        listening = true;
        return first ? told(lines) : OptionalInt.empty();
    }

    /** @return what a client that listens has to be told */
    OptionalInt change(Set<InputLine> active) {
        int before = lines;
        lines = active.stream().mapToInt(ModemState::stateBit).reduce(0, (one, other) -> one | other);
        int changed = 0;
        for (InputLine line : InputLine.values()) {
            boolean was = (before & stateBit(line)) != 0;
            boolean fell = was && !active.contains(line);
            boolean rose = !was && active.contains(line);
            if (fell || (rose && line != InputLine.RI)) {
                changed |= changeBit(line);
            }
        }
        return listening && before != lines ? toldOfChange((before ^ lines) | changed) : OptionalInt.empty();
    }

    private OptionalInt toldOfChange(int concerned) {
        int changeBits = concerned & 0xF;
        return (concerned & mask) == 0 ? OptionalInt.empty() : OptionalInt.of(lines | changeBits);
    }

    private OptionalInt told(int state) {
        return (state & mask) == 0 ? OptionalInt.empty() : OptionalInt.of(state);
    }

    private static int stateBit(InputLine line) {
        return switch (line) {
            case CTS -> 1 << 4;
            case DSR -> 1 << 5;
            case RI -> 1 << 6;
            case DCD -> 1 << 7;
        };
    }

    /** The ring indicator tells of its end only. */
    private static int changeBit(InputLine line) {
        return stateBit(line) >>> 4;
    }
}
