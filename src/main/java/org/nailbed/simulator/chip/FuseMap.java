package org.nailbed.simulator.chip;

import java.util.HashMap;
import java.util.Map;
import org.nailbed.simulator.Security;

/**
 * Where a chip's eFuses are read, and what is burnt into them (protocol reference, 5.2 and 5.3).
 *
 * @param others further words that read the same for ever, by address
 */
public record FuseMap(MacFuses mac, Identity identity, Locks locks, Map<Integer, Integer> others) {

    /**
     * @param address of the first word
     * @param makerId upper three bytes of every MAC
     */
    public record MacFuses(int address, Mac.Shape shape, int makerId) {}

    /** @param burnt what else names the chip: package, embedded memory */
    public record Identity(Fuse minor, Fuse major, Map<Fuse, Integer> burnt) {

        public Identity(Fuse minor, Fuse major) {
            this(minor, major, Map.of());
        }

        public Identity {
            burnt = Map.copyOf(burnt);
        }
    }

    /** Each holds 1 when it is locked. */
    public record Locks(Fuse flashEncryption, Fuse secureBoot, Fuse noManualEncryption) {
        public static final Locks NONE = new Locks(Fuse.NONE, Fuse.NONE, Fuse.NONE);
    }

    public FuseMap {
        others = Map.copyOf(others);
    }

    public FuseMap(MacFuses mac, Identity identity, Locks locks) {
        this(mac, identity, locks, Map.of());
    }

    /** What one board reads, by address; a word that is missing reads 0. */
    public Map<Integer, Integer> words(Mac board, int revision, Security security) {
        Map<Integer, Integer> words = new HashMap<>(others);
        mac.shape().burn(board, mac.address(), words);
        identity.minor().burn(revision % 100, words);
        identity.major().burn(revision / 100, words);
        identity.burnt().forEach((fuse, value) -> fuse.burn(value, words));
        switch (security) {
            case FLASH_ENCRYPTION -> {
                locks.flashEncryption().burn(1, words);
                locks.noManualEncryption().burn(1, words);
            }
            case SECURE_BOOT -> locks.secureBoot().burn(1, words);
            case NONE, SECURE_DOWNLOAD -> {
                // nothing that can be read
            }
        }
        return words;
    }
}
