package org.nailbed.simulator.chip;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The stub that a chip's RAM must hold to be started (protocol reference, 3.1, new generation v1.2.2).
 *
 * @param sha256 of text followed by data, hex
 */
public record StubFingerprint(int entry, Part text, Part data, String sha256) {

    /** A piece of RAM. */
    public record Part(int address, int length) {}

    /** Whether exactly this stub lies in RAM and {@code entryPoint} is where it starts. */
    public boolean isIn(Ram ram, int entryPoint) {
        if (entryPoint != entry) {
            return false;
        }
        MessageDigest digest = newDigest();
        digest.update(ram.read(text.address(), text.length()));
        digest.update(ram.read(data.address(), data.length()));
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
