package org.nailbed.firmware.stream;

import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;

/**
 * Gives images better streams in the background, one after the other, while boards already take the first ones. Its one thread
 * begins with the first image and ends with {@link #close}.
 */
public final class StreamImprover implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 5;

    private final StreamFolder folder;
    private final Consumer<FirmwareException> trouble;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "stream-improver");
        made.setDaemon(true);
        return made;
    });

    /** @param trouble is told, on the background thread, when a stream cannot be kept */
    public StreamImprover(StreamFolder folder, Consumer<FirmwareException> trouble) {
        this.folder = folder;
        this.trouble = trouble;
    }

    /** Streams that are kept are given at once, the others made by and by. Without effect after {@link #close}. */
    public void improve(Collection<Image> images) {
        for (Image image : images) {
            if (!folder.offerTo(image) && !folder.holds(image)) {
                try {
                    thread.execute(() -> make(image));
                } catch (RejectedExecutionException closed) {
                    return;
                }
            }
        }
    }

    private void make(Image image) {
        try {
            // The same bytes may have been in the queue before.
            if (!folder.offerTo(image)) {
                folder.make(image);
            }
        } catch (FirmwareException e) {
            trouble.accept(e);
        }
    }

    /** Gives up what is not ready. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
