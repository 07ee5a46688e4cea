package org.nailbed.flash.esp;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.Progress.Step;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.chip.ChipDetector;
import org.nailbed.flash.espressif.chip.IdentityReader;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.flashio.FlashEraser;
import org.nailbed.flash.espressif.flashio.FlashReader;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.write.Recovery;
import org.nailbed.flash.espressif.write.RegionVerifier;
import org.nailbed.flash.espressif.write.SetWriter;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;

/** Programs ESP chips through their ROM loader and Espressif's stub. */
public final class EspProgrammer implements Programmer {
    private final Port port;
    private final EspOptions options;
    private final Progress.Listener listener;
    private final Link link;
    private final Connector connector;
    private RateSearch rates;
    private @Nullable Learnt learnt;
    private boolean loaderStarted;
    private boolean inLoader;

    /** Takes over the port, opened at 115200 baud: closing this closes it. */
    public EspProgrammer(Port port, EspOptions options, Progress.Listener listener) {
        this.port = port;
        this.options = options;
        this.listener = listener;
        this.link = new Link(port);
        this.connector = new Connector(link, options.resets().before());
        this.rates = new RateSearch(link, connector, options);
    }

    @Override
    public BoardIdentity identify(Deadline deadline) {
        return closingOnFailure(() -> {
            tell(Step.CONNECT, 0, 0);
            loaderStarted = false;
            rates = new RateSearch(link, connector, options);
            Learnt board = meet(deadline);
            learnt = board;
            inLoader = true;
            return board.identity();
        });
    }

    @Override
    public WriteReport write(FirmwareSet set, Deadline deadline) {
        return closingOnFailure(() -> {
            int flashBytes = startLoader(set, deadline);
            tell(Step.WRITE, 0, set.totalBytes());
            SetWriter writer = new SetWriter(
                    link,
                    options.writing().mode(),
                    (failure, until) -> startAnew(flashBytes, failure, until),
                    done -> tell(Step.WRITE, done, set.totalBytes()));
            WriteReport report = writer.write(set, deadline);
            rates.wrote(board(), report);
            return report;
        });
    }

    @Override
    public List<RegionDigest> verify(FirmwareSet set, Deadline deadline) {
        return digests(set, deadline, new RegionVerifier(link)::verify);
    }

    /** What the board says of every region of the set, equal to its image or not. */
    public List<RegionDigest> digests(FirmwareSet set, Deadline deadline) {
        return digests(set, deadline, new RegionVerifier(link)::digest);
    }

    private List<RegionDigest> digests(
            FirmwareSet set, Deadline deadline, BiFunction<Image, Deadline, RegionDigest> question) {
        return closingOnFailure(() -> {
            startLoader(set, deadline);
            List<RegionDigest> digests = new ArrayList<>();
            long doneBytes = 0;
            for (Image image : set.images()) {
                tell(Step.VERIFY, doneBytes, set.totalBytes());
                digests.add(question.apply(image, deadline));
                doneBytes += image.padded().length;
            }
            tell(Step.VERIFY, doneBytes, set.totalBytes());
            return List.copyOf(digests);
        });
    }

    /**
     * Reads flash into {@code out}, which stays open; what reaches it is proven by the board's digest.
     *
     * @throws FlashException FLASH_TOO_SMALL when the extent ends beyond the flash
     * @throws java.io.UncheckedIOException when {@code out} takes no more
     */
    public void read(Extent extent, OutputStream out, Deadline deadline) {
        closingOnFailure(() -> {
            startLoader(new WriteChecks(link, options).checkInside(extent, board()), extent.sizeBytes(), deadline);
            tell(Step.READ, 0, extent.sizeBytes());
            new FlashReader(link, done -> tell(Step.READ, done, extent.sizeBytes())).read(extent, out, deadline);
            return extent;
        });
    }

    /**
     * Erases sectors and has the board prove that they are FF.
     *
     * @throws IllegalArgumentException when the extent does not begin and end on a sector of 4 KiB
     * @throws FlashException FLASH_TOO_SMALL, or SECURITY_REFUSED where that would be the end of the board
     */
    public void erase(Extent extent, Deadline deadline) {
        closingOnFailure(() -> {
            new WriteChecks(link, options).checkErase(extent, board());
            startLoader(new WriteChecks(link, options).checkInside(extent, board()), extent.sizeBytes(), deadline);
            eraser(extent.sizeBytes()).erase(extent, deadline);
            return extent;
        });
    }

    /**
     * As {@link #erase}, the whole chip.
     *
     * @throws FlashException FLASH_UNKNOWN when the chip's size is not known
     */
    public void eraseAll(Deadline deadline) {
        closingOnFailure(() -> {
            int flashBytes = board().identity()
                    .flashSizeBytes()
                    .orElseThrow(() -> link.fault(
                            FlashFault.FLASH_UNKNOWN,
                            "the flash chip's id %06X does not tell its size. Erase a part, by offset and size."
                                    .formatted(board().identity().flashId())));
            new WriteChecks(link, options).checkErase(new Extent(0, flashBytes), board());
            startLoader(flashBytes, flashBytes, deadline);
            eraser(flashBytes).eraseAll(flashBytes, deadline);
            return flashBytes;
        });
    }

    private FlashEraser eraser(int totalBytes) {
        tell(Step.ERASE, 0, totalBytes);
        return new FlashEraser(link, done -> tell(Step.ERASE, done, totalBytes));
    }

    @Override
    public BootLog boot(Deadline deadline) {
        return closingOnFailure(() -> {
            tell(Step.BOOT, 0, 0);
            loaderStarted = false;
            inLoader = false;
            return start().run(Optional.ofNullable(learnt), deadline);
        });
    }

    /** Resets the board into what it holds, as {@link EspOptions} say, unless that was done; does not look what becomes of it. */
    public void leave(Deadline deadline) {
        closingOnFailure(() -> {
            if (inLoader) {
                inLoader = false;
                loaderStarted = false;
                start().leave(Optional.ofNullable(learnt), deadline);
            }
            return deadline;
        });
    }

    @Override
    public boolean canReset() {
        return start().canReset(Optional.ofNullable(learnt));
    }

    private BoardStart start() {
        return new BoardStart(link, connector, options.resets().after());
    }

    @Override
    public Trace trace() {
        return port.trace();
    }

    @Override
    public void close() {
        port.close();
    }

    private Learnt board() {
        return Optional.ofNullable(learnt).orElseThrow(() -> new IllegalStateException("Call identify first."));
    }

    private Learnt meet(Deadline deadline) {
        ChipDetector.Detected detected;
        do {
            connector.connect(deadline);
            detected = new ChipDetector(link).detect(deadline);
        } while (!rates.hurry(detected.chip(), deadline));
        return new IdentityReader(link).read(detected, deadline);
    }

    /** After the link broke: the same board, from reset to loader, more slowly where bytes were damaged. */
    private void startAnew(int flashBytes, FlashException failure, Deadline deadline) {
        if (!connector.canReset() && port.hasBaud()) {
            throw failure; // nobody knows at which rate to look for the loader
        }
        rates.isToBlame(link.baud(), failure);
        String mac = board().identity().mac();
        Learnt again = meet(deadline);
        if (!again.identity().mac().equals(mac)) {
            throw link.fault(
                    FlashFault.WRONG_CHIP,
                    "the board was %s, after a reset %s answers. Leave the board in place until it is done."
                            .formatted(mac, again.identity().mac()));
        }
        new LoaderStart(link, connector, options, rates).run(again, flashBytes, deadline);
    }

    private void startOrStartAnew(int flashBytes, Deadline deadline) {
        try {
            new LoaderStart(link, connector, options, rates).run(board(), flashBytes, deadline);
        } catch (FlashException e) {
            if (!Recovery.mayHelp(e) || deadline.hasPassed()) {
                throw e;
            }
            startAnew(flashBytes, e, deadline);
        }
    }

    private int startLoader(FirmwareSet set, Deadline deadline) {
        int flashBytes = new WriteChecks(link, options).check(set, board());
        startLoader(flashBytes, set.totalBytes(), deadline);
        return flashBytes;
    }

    private void startLoader(int flashBytes, long totalBytes, Deadline deadline) {
        if (!loaderStarted) {
            tell(Step.UPLOAD_STUB, 0, totalBytes);
            startOrStartAnew(flashBytes, deadline);
            loaderStarted = true;
        }
    }

    private void tell(Step step, long doneBytes, long totalBytes) {
        listener.progressed(new Progress(step, doneBytes, totalBytes));
    }

    /** After a failure nobody knows what the board does next: the port is not to be used again. */
    private <T> T closingOnFailure(Supplier<T> work) {
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                close();
            }
        }
    }
}
