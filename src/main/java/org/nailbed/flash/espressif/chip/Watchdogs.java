package org.nailbed.flash.espressif.chip;

import java.util.ArrayList;
import java.util.List;
import org.nailbed.flash.espressif.loader.RegisterWrite;

/**
 * The watchdogs that go on counting when a chip comes into its loader by its own USB-Serial/JTAG peripheral; they would restart
 * it in the middle of a write (protocol reference, 4.6 and 5.3). Over an adapter they are off already, and stay so.
 *
 * @param rtc the register that configures the RTC watchdog
 * @param rtcLock the register that guards it
 * @param superDog the super watchdog
 */
public record Watchdogs(int rtc, int rtcLock, SuperDog superDog) {
    private static final int RTC_KEY = 0x50D83AA1;

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
            return new SuperDog(config, lock, RTC_KEY, 1 << 18);
        }
    }

    /** What calms both, in this order. */
    public RegisterWrite[] calming() {
        List<RegisterWrite> writes = new ArrayList<>();
        writes.add(RegisterWrite.of(rtcLock, RTC_KEY));
        writes.add(RegisterWrite.of(rtc, 0));
        writes.add(RegisterWrite.of(rtcLock, 0));
        writes.add(RegisterWrite.of(superDog.lock, superDog.key));
        writes.add(new RegisterWrite(superDog.config, superDog.autoFeed, superDog.autoFeed, 0));
        writes.add(RegisterWrite.of(superDog.lock, 0));
        return writes.toArray(RegisterWrite[]::new);
    }
}
