package org.nailbed.simulator;

import java.util.Optional;

/** The fault that is ordered on one board, as the board's software meets it. Belongs to the board's thread. */
public final class Mischief {
    private Optional<BoardFault> fault = Optional.empty();
    private int damagedBlocksLeft;

    public void order(Optional<BoardFault> ordered) {
        fault = ordered;
        damagedBlocksLeft = as(BoardFault.BadChecksum.class)
                .map(BoardFault.BadChecksum::times)
                .orElse(0);
    }

    public boolean is(Class<? extends BoardFault> kind) {
        return as(kind).isPresent();
    }

    public <F extends BoardFault> Optional<F> as(Class<F> kind) {
        return fault.filter(kind::isInstance).map(kind::cast);
    }

    /** What the board's eFuses lock by this fault. */
    public Security security() {
        if (is(BoardFault.SecureDownloadMode.class)) {
            return Security.SECURE_DOWNLOAD;
        }
        if (is(BoardFault.SecureBoot.class)) {
            return Security.SECURE_BOOT;
        }
        return is(BoardFault.FlashEncryption.class) ? Security.FLASH_ENCRYPTION : Security.NONE;
    }

    /** Whether this good block is to be called damaged; each call uses up one. */
    public boolean damagesThisBlock() {
        if (damagedBlocksLeft == 0) {
            return false;
        }
        damagedBlocksLeft--;
        return true;
    }

    /** The digest to report in place of {@code real}; never the array given when it differs. */
    public byte[] reportedMd5(byte[] real) {
        if (!is(BoardFault.WrongMd5.class)) {
            return real;
        }
        byte[] wrong = real.clone();
        wrong[0] ^= 0x55;
        return wrong;
    }
}
