package org.nailbed.flash.espressif.fuse;

import java.util.EnumSet;
import java.util.Set;
import org.nailbed.flash.espressif.fuse.Security.Lock;

/**
 * Where a chip keeps its locks (protocol reference, 5.3).
 *
 * @param encryptionCount flash encryption is on when an odd number of its bits is set
 * @param secureBoot not 0 when on
 * @param noManualEncryption not 0 when its loader encrypts nothing any more
 */
public record SecurityFuses(Fuse encryptionCount, Fuse secureBoot, Fuse noManualEncryption) {

    /** For a chip that has none. */
    public static final SecurityFuses NONE = new SecurityFuses(fuses -> 0, fuses -> 0, fuses -> 0);

    public Security read(FuseReader fuses) {
        Set<Lock> locks = EnumSet.noneOf(Lock.class);
        if (secureBoot.read(fuses) != 0) {
            locks.add(Lock.SECURE_BOOT);
        }
        if (Integer.bitCount(encryptionCount.read(fuses)) % 2 == 1) {
            locks.add(Lock.FLASH_ENCRYPTION);
        }
        return withManualEncryption(new Security(locks), fuses);
    }

    /** Adds what GET_SECURITY_INFO does not tell; it matters, and is asked for, only where encryption is on. */
    public Security withManualEncryption(Security security, FuseReader fuses) {
        return security.has(Lock.FLASH_ENCRYPTION) && noManualEncryption.read(fuses) != 0
                ? security.and(Lock.NO_MANUAL_ENCRYPTION)
                : security;
    }
}
