package org.nailbed.flash.espressif.chip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.flash.espressif.loader.RegisterWrite;

/**
 * The watchdogs that go on counting when a chip comes into its loader by its own USB-Serial/JTAG peripheral; they would restart
 * it in the middle of a write (protocol reference, 4.6 and 5.3). Over an adapter they are off already, and stay so. The same RTC
 * watchdog, made to bite at once, brings a chip out of its loader that no line resets.
 *
 * @param config0 the register that configures the RTC watchdog
 * @param config1 the register with its first timeout; empty on chips that may lose their port by such a restart
 * @param lock the register that guards it
 * @param superDog empty where nothing needs to be done about one
 */
public record Watchdogs(int config0, Optional<Integer> config1, int lock, Optional<SuperDog> superDog) {
    private static final int KEY = 0x50D83AA1;
    private static final int TIMEOUT_TICKS = 2000;

    /** On; the first stage resets the whole chip, RTC included; pulses of usual length. */
    private static final int BITE = 1 << 31 | 5 << 28 | 1 << 8 | 2;

    /**
     * The one that cannot be switched off, only be fed by itself.
     *
     * @param key opens {@code lock}
     * @param autoFeed the bit of {@code config} that feeds it
     */
    record SuperDog(int config, int lock, int key, int autoFeed) {

        /** As in S3 and C3. */
        static SuperDog early(int config, int lock) {
            return new SuperDog(config, lock, 0x8F1D312A, 1 << 31);
        }

        /** As in C6, H2, P4 and all that came after. */
        static SuperDog late(int config, int lock) {
            return new SuperDog(config, lock, KEY, 1 << 18);
        }
    }

    /** What calms them, in this order. */
    public RegisterWrite[] calming() {
        List<RegisterWrite> writes = new ArrayList<>();
        writes.add(RegisterWrite.of(lock, KEY));
        writes.add(RegisterWrite.of(config0, 0));
        writes.add(RegisterWrite.of(lock, 0));
        superDog.ifPresent(dog -> {
            writes.add(RegisterWrite.of(dog.lock, dog.key));
            writes.add(new RegisterWrite(dog.config, dog.autoFeed, dog.autoFeed, 0));
            writes.add(RegisterWrite.of(dog.lock, 0));
        });
        return writes.toArray(RegisterWrite[]::new);
    }

    /** What makes the RTC watchdog restart the chip, straps read again; empty on chips where it must not be used. */
    public Optional<RegisterWrite[]> restarting() {
        return config1.map(timeout -> new RegisterWrite[] {
            RegisterWrite.of(lock, KEY),
            RegisterWrite.of(timeout, TIMEOUT_TICKS),
            RegisterWrite.of(config0, BITE),
            RegisterWrite.of(lock, 0)
        });
    }
}
