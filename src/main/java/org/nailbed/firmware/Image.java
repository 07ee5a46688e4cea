package org.nailbed.firmware;

/** Bytes for one offset; hashed, padded and compressed once, shared by every board and every thread. */
public final class Image {
    private Image() {}

    /** Keeps no reference to {@code content}. */
    public static Image of(String name, int offset, byte[] content) {
        throw new UnsupportedOperationException(name);
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Bytes from the start of flash. */
    public int offset() {
        throw new UnsupportedOperationException();
    }

    /** The file's own size, before padding. */
    public int sizeBytes() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 of the file's own bytes, lower-case hex: its name in the ledger. */
    public String sha256() {
        throw new UnsupportedOperationException();
    }

    /** What is written: the content padded with FF to a multiple of 4. Shared; nobody changes it. */
    public byte[] padded() {
        throw new UnsupportedOperationException();
    }

    /** MD5 of {@link #padded()}, 16 bytes: what the board must read back. Shared; nobody changes it. */
    public byte[] paddedMd5() {
        throw new UnsupportedOperationException();
    }

    /** {@link #padded()} as one zlib stream. Shared; nobody changes it. */
    public byte[] deflated() {
        throw new UnsupportedOperationException();
    }

    /** The file's own bytes, a copy. */
    public byte[] content() {
        throw new UnsupportedOperationException();
    }
}
