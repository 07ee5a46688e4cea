package org.nailbed.flash.espressif.fuse;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nailbed.flash.BoardIdentity;

/** What of a chip is locked. */
public record Security(Set<Lock> locks) {

    public static final Security OPEN = of();

    /** One thing that a chip no longer lets happen. */
    public enum Lock {
        SECURE_BOOT(BoardIdentity.SECURE_BOOT_ON),
        FLASH_ENCRYPTION(BoardIdentity.FLASH_ENCRYPTION_ON),
        /** Its loader encrypts nothing any more on the way into flash. */
        NO_MANUAL_ENCRYPTION("encryption by the loader disabled"),
        SECURE_DOWNLOAD("secure download mode");

        private final String fact;

        Lock(String fact) {
            this.fact = fact;
        }
    }

    public Security {
        locks = Set.copyOf(locks);
    }

    public static Security of(Lock... locks) {
        return new Security(Set.copyOf(Arrays.asList(locks)));
    }

    public boolean has(Lock lock) {
        return locks.contains(lock);
    }

    /** This and one more. */
    public Security and(Lock lock) {
        EnumSet<Lock> more = EnumSet.of(lock);
        more.addAll(locks);
        return new Security(more);
    }

    /** One fact each, in words; empty when nothing is locked. */
    public List<String> facts() {
        return locks.stream().sorted().map(lock -> lock.fact).toList();
    }
}
