package org.nailbed.station.config.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nailbed.station.config.ProductConfig;

/** One file: as it was when it was last told of, and as it was a look ago. Of the watch's thread only. */
final class WatchedFile {

    /** So often a broken file is read again though it is the same: what it lacked may lie elsewhere. */
    private static final int LOOKS_WHILE_BROKEN = 5;

    private final Path file;
    private List<Path> named = List.of();
    private Optional<String> told;
    private Optional<String> lastSeen;
    private Optional<FileNews> lastNews = Optional.empty();
    private int looksWhileBroken;

    private WatchedFile(Path file, Optional<String> told) {
        this.file = file;
        this.told = told;
        this.lastSeen = told;
    }

    /** From now on; as it is now it is known. */
    static WatchedFile known(Path file) {
        try {
            return new WatchedFile(file, Fingerprint.of(file, List.of()));
        } catch (IOException e) {
            // Nobody could have read it either: what it is when it can be read is news.
            return added(file);
        }
    }

    /** Not there until now. */
    static WatchedFile added(Path file) {
        return new WatchedFile(file, Optional.empty());
    }

    Path file() {
        return file;
    }

    /** It was read, with what it names: that is known, whatever the files became since. */
    void follow(ProductConfig product) {
        named = product.reads();
        try {
            lastSeen = Optional.of(Fingerprint.of(product.fileSha256(), named));
            told = lastSeen;
        } catch (IOException e) {
            // It is looked at again, and told of when it can be read.
            lastSeen = Optional.empty();
        }
    }

    /** Whether it is to be read again: it is another than was told of, and nobody changed it since the last look. */
    boolean isDue() {
        Optional<String> now;
        try {
            now = Fingerprint.of(file, named);
        } catch (IOException e) {
            // Whoever writes it has it open, or a share is away for a moment.
            return false;
        }
        boolean still = now.equals(lastSeen);
        lastSeen = now;
        if (!now.equals(told)) {
            return still;
        }
        boolean broken = lastNews.filter(FileNews.Broken.class::isInstance).isPresent();
        looksWhileBroken = broken ? (looksWhileBroken + 1) % LOOKS_WHILE_BROKEN : 0;
        return broken && looksWhileBroken == 0;
    }

    boolean isGone() {
        return lastSeen.isEmpty();
    }

    /** Whether this is news; the same faults once more are none. */
    boolean isNews(FileNews news) {
        told = lastSeen;
        boolean same = lastNews.filter(news::equals).isPresent();
        lastNews = Optional.of(news);
        return !same;
    }
}
