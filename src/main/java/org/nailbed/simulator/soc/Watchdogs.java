package org.nailbed.simulator.soc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nailbed.simulator.chip.RegisterMap;

/**
 * The RTC watchdog and the super watchdog, with their locks (protocol reference, 4.6). They run when a host sets them, or from
 * the start where nobody has stopped them.
 */
public final class Watchdogs {
    public static final long NEVER = Long.MAX_VALUE;
    /** Left to themselves in download mode. */
    static final long SUPER_NANOS = 2_000_000_000L;

    static final long RTC_NANOS = 3_000_000_000L;

    private static final int ENABLED = 1 << 31;
    /** One tick of the slow clock, about 136 kHz. */
    private static final long TICK_NANOS = 7353;

    private final Optional<RegisterMap.Watchdogs> map;
    private final Map<Integer, Integer> registers = new HashMap<>();
    private long rtcDue = NEVER;
    private long superDue = NEVER;

    Watchdogs(Optional<RegisterMap.Watchdogs> map) {
        this.map = map;
    }

    /** Nobody has stopped them, and nobody feeds them. */
    public void runFrom(long now) {
        map.ifPresent(known -> {
            registers.put(known.config0(), ENABLED);
            rtcDue = now + RTC_NANOS;
            superDue = known.swd().isPresent() ? now + SUPER_NANOS : NEVER;
        });
    }

    /** When the next one bites; {@link #NEVER} while none does. */
    public long dueNanos() {
        return Math.min(rtcDue, superDue);
    }

    /** Whether the super watchdog is the one that bites at {@link #dueNanos}. */
    public boolean isSuperDue() {
        return superDue < rtcDue;
    }

    boolean covers(int address) {
        return map.isPresent() && isOf(map.get(), address);
    }

    private static boolean isOf(RegisterMap.Watchdogs known, int address) {
        boolean rtc = address == known.config0() || address == known.config1() || address == known.protect();
        return rtc
                || known.swd()
                        .filter(swd -> address == swd.config() || address == swd.protect())
                        .isPresent();
    }

    int read(int address) {
        return registers.getOrDefault(address, 0);
    }

    void write(int address, int value, long now) {
        map.ifPresent(known -> {
            if (isUnlocked(known, address)) {
                registers.put(address, value);
                follow(known, address, now);
            }
        });
    }

    /** A lock takes any value; what it locks is deaf until the key lies in it. */
    private boolean isUnlocked(RegisterMap.Watchdogs known, int address) {
        if (address == known.config0() || address == known.config1()) {
            return read(known.protect()) == RegisterMap.Watchdogs.KEY;
        }
        return known.swd()
                .map(swd -> address != swd.config() || read(swd.protect()) == swd.key())
                .orElse(true);
    }

    private void follow(RegisterMap.Watchdogs known, int address, long now) {
        if (address == known.config0()) {
            boolean enabled = (read(address) & ENABLED) != 0;
            rtcDue = enabled ? now + TICK_NANOS * (read(known.config1()) & 0xFFFFFFFFL) : NEVER;
        }
        known.swd().filter(swd -> address == swd.config()).ifPresent(swd -> {
            boolean fedByItself = (read(address) & swd.autoFeed()) != 0;
            superDue = fedByItself ? NEVER : now + SUPER_NANOS;
        });
    }
}
