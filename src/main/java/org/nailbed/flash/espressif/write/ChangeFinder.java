package org.nailbed.flash.espressif.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.espressif.flashio.FlashDigest;
import org.nailbed.flash.espressif.flashio.Md5;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.wire.Deadline;

/**
 * Finds out by digests what of an image the board does not hold, as far as asking is cheaper than writing.
 *
 * <p>First a few sectors, spread over the image: where none of them is right, nothing more is asked, so that a blank board costs
 * one short question for each image. Then stretches of 256 KiB; in those that differ blocks of 64 KiB, and in these single sectors.
 */
final class ChangeFinder {
    private static final int SECTOR_BYTES = FlashTime.SECTOR_BYTES;
    private static final int BLOCK_BYTES = FlashTime.BLOCK_BYTES;

    /** A few questions settle an image that is there already, and one of them that is not wastes little. */
    private static final int STRETCH_BYTES = 4 * BLOCK_BYTES;

    /** In which sixteenths of the image, and of a block, to look first. */
    private static final List<Integer> SAMPLES = List.of(8, 4, 12, 1, 15);

    private static final int SAMPLE_PARTS = 16;

    /** Asking for its sectors may cost this part of writing a block. */
    private static final int WORTH_PART = 2;

    private final FlashDigest digest;
    private final Image image;
    private final ImageParts parts;
    private final int baud;
    private final Map<Extent, String> answers = new HashMap<>();

    /** Of the quickest question so far; 0 before the first. */
    private long turnNanos;

    ChangeFinder(Link link, Image image) {
        this.digest = new FlashDigest(link);
        this.image = image;
        this.parts = ImageParts.of(image);
        this.baud = link.baud();
    }

    /** What is to be written: whole sectors but for the image's own end, in order, none touching the next. */
    List<Extent> find(Deadline deadline) {
        Extent all = new Extent(image.offset(), image.padded().length);
        if (all.sizeBytes() <= SECTOR_BYTES) {
            return isRight(all, deadline) ? List.of() : List.of(all);
        }
        if (!looksFamiliar(all, deadline)) {
            return List.of(all);
        }
        WriteCost cost = new WriteCost(baud, turnNanos);
        List<Extent> changed = new ArrayList<>();
        cut(all, STRETCH_BYTES).stream()
                .filter(stretch -> !isRight(stretch, deadline))
                .flatMap(stretch -> cut(stretch, BLOCK_BYTES).stream())
                .flatMap(block -> changedIn(block, cost, deadline).stream())
                .forEach(extent -> append(extent, changed));
        long together = changed.stream().mapToLong(cost::nanos).sum();
        return together < cost.nanos(all) ? changed : List.of(all);
    }

    /** Whether any sector looked at is right already, or none tells; a blank one ends the search. */
    private boolean looksFamiliar(Extent all, Deadline deadline) {
        List<Extent> samples = samples(all);
        for (Extent sector : samples) {
            String onBoard = ask(sector, deadline);
            if (onBoard.equals(parts.md5(image, sector))) {
                return true;
            }
            if (onBoard.equals(Md5.ofErased(sector.sizeBytes()))) {
                return false;
            }
        }
        return samples.isEmpty();
    }

    private List<Extent> changedIn(Extent block, WriteCost cost, Deadline deadline) {
        String onBoard = ask(block, deadline);
        if (onBoard.equals(parts.md5(image, block))) {
            return List.of();
        }
        List<Extent> sectors = cut(block, SECTOR_BYTES);
        boolean blank = onBoard.equals(Md5.ofErased(block.sizeBytes()));
        boolean tooDear = sectors.size() * turnNanos > cost.nanos(block) / WORTH_PART;
        if (blank || tooDear || samples(block).stream().noneMatch(sector -> isRight(sector, deadline))) {
            return List.of(block);
        }
        List<Extent> changed = new ArrayList<>();
        sectors.stream().filter(sector -> !isRight(sector, deadline)).forEach(sector -> append(sector, changed));
        return changed.stream().mapToLong(cost::nanos).sum() < cost.nanos(block) ? changed : List.of(block);
    }

    private boolean isRight(Extent extent, Deadline deadline) {
        return ask(extent, deadline).equals(parts.md5(image, extent));
    }

    private String ask(Extent extent, Deadline deadline) {
        String known = answers.get(extent);
        if (known != null) {
            return known;
        }
        long start = deadline.ticker().nanos();
        String onBoard = digest.of(new Region(extent.offset(), extent.sizeBytes()), deadline);
        long nanos = deadline.ticker().nanos() - start;
        turnNanos = turnNanos == 0 ? nanos : Math.min(turnNanos, nanos);
        answers.put(extent, onBoard);
        return onBoard;
    }

    /** A few sectors of it, none of which is FF in the image: that would say nothing. */
    private List<Extent> samples(Extent extent) {
        List<Extent> sectors = cut(extent, SECTOR_BYTES);
        return SAMPLES.stream()
                .map(part -> sectors.get(part * sectors.size() / SAMPLE_PARTS))
                .distinct()
                .filter(sector -> !parts.md5(image, sector).equals(Md5.ofErased(sector.sizeBytes())))
                .toList();
    }

    /** Pieces that end on multiples of {@code step}. */
    private static List<Extent> cut(Extent extent, int step) {
        int first = extent.offset() / step;
        int last = (extent.end() - 1) / step;
        return IntStream.rangeClosed(first, last)
                .mapToObj(index -> {
                    int from = Math.max(extent.offset(), index * step);
                    return new Extent(from, Math.min(extent.end(), (index + 1) * step) - from);
                })
                .toList();
    }

    /** Grows the last one when this follows it. */
    private static void append(Extent extent, List<Extent> to) {
        int last = to.size() - 1;
        if (last >= 0 && to.get(last).end() == extent.offset()) {
            Extent before = to.get(last);
            to.set(last, new Extent(before.offset(), before.sizeBytes() + extent.sizeBytes()));
        } else {
            to.add(extent);
        }
    }
}
