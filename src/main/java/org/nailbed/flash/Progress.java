package org.nailbed.flash;

/**
 * How far a programmer is. Told on the programmer's own thread; a listener must return at once.
 *
 * @param doneBytes of {@code totalBytes}; both count uncompressed bytes of the whole set, or of the extent
 */
public record Progress(Step step, long doneBytes, long totalBytes) {

    /** What a programmer is at. */
    public enum Step {
        CONNECT,
        UPLOAD_STUB,
        WRITE,
        VERIFY,
        ERASE,
        READ,
        BOOT
    }

    /** Is told of progress. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = progress -> {};

        void progressed(Progress progress);
    }
}
