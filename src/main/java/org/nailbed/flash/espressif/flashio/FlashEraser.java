package org.nailbed.flash.espressif.flashio;

import java.util.function.LongConsumer;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Blocks;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.wire.Deadline;

/**
 * Erases flash and has the board digest what is left, where it can. A ROM has no command for it: it erases when a write is opened, and the
 * write is then left alone (protocol reference, 2.3).
 */
public final class FlashEraser {
    /** What the chips erase at once, at least. */
    public static final int SECTOR_BYTES = 0x1000;

    /** Erased by one command; progress is told in between. */
    private static final int PIECE_BYTES = 1 << 20;

    private final Link link;
    private final LongConsumer erasedBytes;

    /** @param erasedBytes is told after each piece how many bytes are erased */
    public FlashEraser(Link link, LongConsumer erasedBytes) {
        this.link = link;
        this.erasedBytes = erasedBytes;
    }

    /**
     * Erases whole sectors.
     *
     * @param extent begins and ends on a sector
     * @return the extent
     * @throws FlashException FLASH_WRITE_FAILED when it is not FF afterwards; NOT_VERIFIABLE before anything is erased
     */
    public Extent erase(Extent extent, Deadline deadline) {
        new FlashDigest(link).require();
        for (int done = 0; done < extent.sizeBytes(); ) {
            Region piece = new Region(extent.offset() + done, Math.min(PIECE_BYTES, extent.sizeBytes() - done));
            link.command(link.dialect().isStub() ? new Command.EraseRegion(piece) : opening(piece), deadline);
            if (link.dialect().isComplete()) {
                proveErased(piece, deadline);
            }
            done += piece.sizeBytes();
            erasedBytes.accept(done);
        }
        return extent;
    }

    /**
     * Erases the whole chip, with a stub in one command.
     *
     * @param flashBytes its size
     * @return all of it
     */
    public Extent eraseAll(int flashBytes, Deadline deadline) {
        Extent all = new Extent(0, flashBytes);
        if (link.dialect().isStub()) {
            link.command(new Command.EraseFlash(), deadline);
            proveErased(new Region(all.offset(), all.sizeBytes()), deadline);
            erasedBytes.accept(flashBytes);
        } else {
            erase(all, deadline);
        }
        return all;
    }

    private Command opening(Region region) {
        Blocks blocks = Blocks.covering(region.sizeBytes(), link.dialect().flashBlockBytes());
        return new Command.Begin(Opcode.FLASH_BEGIN, region, blocks);
    }

    private void proveErased(Region region, Deadline deadline) {
        String onBoard = new FlashDigest(link).of(region, deadline);
        String erased = Md5.ofErased(region.sizeBytes());
        if (!onBoard.equals(erased)) {
            throw link.fault(
                    FlashFault.FLASH_WRITE_FAILED,
                    "%d bytes at offset 0x%X were erased but are not FF: flash has MD5 %s, expected %s. Set the board aside."
                            .formatted(region.sizeBytes(), region.offset(), onBoard, erased));
        }
    }
}
