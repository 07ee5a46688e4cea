package org.nailbed.simulator.chip;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.nailbed.simulator.memory.Ram;

/**
 * The stub that a chip's RAM must hold to be started (protocol reference, 3.1, new generation v1.2.2).
 *
 * @param parts text, then data
 * @param sha256 of the parts one after the other, hex
 */
public record StubFingerprint(int entry, List<Part> parts, String sha256, Plugins plugins) {

    /** A piece of RAM. */
    public record Part(int address, int length) {}

    /** What the stub has room for beside itself; none of it is loaded here. */
    public enum Plugins {
        NONE,
        NAND
    }

    public StubFingerprint {
        parts = List.copyOf(parts);
    }

    /** Whether exactly this stub lies in RAM and {@code entryPoint} is where it starts. */
    public boolean isIn(Ram ram, int entryPoint) {
        if (entryPoint != entry) {
            return false;
        }
        MessageDigest digest = newDigest();
        for (Part part : parts) {
            digest.update(ram.read(part.address(), part.length()));
        }
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
