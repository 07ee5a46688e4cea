package org.nailbed.sequence.board;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a file held when the product was loaded, such as a certificate. Equal by name and content. */
public final class Content {

    private final String name;
    private final byte[] bytes;
    private final String sha256;

    /**
     * Keeps a copy.
     *
     * @param name the file's, for messages
     */
    public Content(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
        try {
            this.sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    public String name() {
        return name;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content content && name.equals(content.name) && Arrays.equals(bytes, content.bytes);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    /** By its hash: the content may be secret. */
    @Override
    public String toString() {
        return name + " (sha256 " + sha256 + ")";
    }
}
