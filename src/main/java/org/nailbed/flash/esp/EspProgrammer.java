package org.nailbed.flash.esp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.Progress.Step;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.boot.BootWatch;
import org.nailbed.flash.espressif.chip.ChipDetector;
import org.nailbed.flash.espressif.chip.IdentityReader;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.connect.ResetSequence;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.write.RegionVerifier;
import org.nailbed.flash.espressif.write.RegionWriter;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;

/** Programs ESP chips through their ROM loader and Espressif's stub. */
public final class EspProgrammer implements Programmer {
    /** A courtesy on the way out, not worth waiting for. */
    private static final Duration FORCE_BIT_TIMEOUT = Duration.ofMillis(300);

    private final Port port;
    private final EspOptions options;
    private final Progress.Listener listener;
    private final Link link;
    private final Connector connector;
    private @Nullable Learnt learnt;
    private boolean loaderStarted;

    /** Takes over the port, opened at 115200 baud: closing this closes it. */
    public EspProgrammer(Port port, EspOptions options, Progress.Listener listener) {
        this.port = port;
        this.options = options;
        this.listener = listener;
        this.link = new Link(port);
        this.connector = new Connector(link);
    }

    @Override
    public BoardIdentity identify(Deadline deadline) {
        return closingOnFailure(() -> {
            tell(Step.CONNECT, 0, 0);
            loaderStarted = false;
            connector.connect(deadline);
            Learnt board = new IdentityReader(link).read(new ChipDetector(link).detect(deadline), deadline);
            learnt = board;
            return board.identity();
        });
    }

    @Override
    public WriteReport write(FirmwareSet set, Deadline deadline) {
        return closingOnFailure(() -> {
            startLoader(set, deadline);
            List<RegionWriter> writers = writersOf(set);
            long startNanos = deadline.ticker().nanos();
            long sentBefore = link.sentBytes();
            int resentBlocks = 0;
            for (RegionWriter writer : writers) {
                resentBlocks += writer.write(deadline);
            }
            return new WriteReport(
                    set.images().stream().mapToLong(Image::sizeBytes).sum(),
                    link.sentBytes() - sentBefore,
                    resentBlocks,
                    link.baud(),
                    Duration.ofNanos(deadline.ticker().nanos() - startNanos));
        });
    }

    @Override
    public List<RegionDigest> verify(FirmwareSet set, Deadline deadline) {
        return closingOnFailure(() -> {
            startLoader(set, deadline);
            RegionVerifier verifier = new RegionVerifier(link);
            List<RegionDigest> digests = new ArrayList<>();
            long doneBytes = 0;
            for (Image image : set.images()) {
                tell(Step.VERIFY, doneBytes, set.totalBytes());
                digests.add(verifier.verify(image, deadline));
                doneBytes += image.padded().length;
            }
            tell(Step.VERIFY, doneBytes, set.totalBytes());
            return List.copyOf(digests);
        });
    }

    @Override
    public BootLog boot(Deadline deadline) {
        return closingOnFailure(() -> {
            if (!canReset()) {
                throw link.fault(
                        FlashFault.BOOT_NOT_SEEN,
                        "this port has no lines to reset the board with, and the loader does not restart it by itself."
                                + " Reset the board by hand, or use a port with DTR and RTS.");
            }
            tell(Step.BOOT, 0, 0);
            releaseForcedDownload(deadline);
            loaderStarted = false;
            port.setBaud(Connector.FIRST_BAUD);
            port.discardInput();
            ResetSequence.HARD.play(link, deadline.ticker());
            return new BootWatch(port).listen(deadline);
        });
    }

    @Override
    public boolean canReset() {
        return port.hasLines();
    }

    @Override
    public Trace trace() {
        return port.trace();
    }

    @Override
    public void close() {
        port.close();
    }

    private void startLoader(FirmwareSet set, Deadline deadline) {
        Learnt board = Optional.ofNullable(learnt)
                .orElseThrow(() -> new IllegalStateException("Call identify before write or verify."));
        if (!loaderStarted) {
            int flashBytes = new WriteChecks(link).check(set, board);
            tell(Step.UPLOAD_STUB, 0, set.totalBytes());
            new LoaderStart(link, connector, options).run(board, flashBytes, deadline);
            loaderStarted = true;
        }
    }

    /** All before the first is used, so that framing, where this board is the first to need it, delays nothing in between. */
    private List<RegionWriter> writersOf(FirmwareSet set) {
        long totalBytes = set.totalBytes();
        tell(Step.WRITE, 0, totalBytes);
        List<RegionWriter> writers = new ArrayList<>();
        long bytesBefore = 0;
        for (Image image : set.images()) {
            long before = bytesBefore;
            writers.add(new RegionWriter(link, image, written -> tell(Step.WRITE, before + written, totalBytes)));
            bytesBefore += image.padded().length;
        }
        return writers;
    }

    /** Some chips stay in their loader after a reset while a bit is set; if this fails, the reset shows it. */
    private void releaseForcedDownload(Deadline deadline) {
        Optional.ofNullable(learnt)
                .flatMap(board -> board.chip().hardware().usb().forceDownload())
                .ifPresent(register -> {
                    Command release = new Command.WriteRegisters(List.of(new RegisterWrite(register, 0, 1, 0)));
                    link.send(release, deadline);
                    link.poll(release.opcode(), deadline.atMost(FORCE_BIT_TIMEOUT));
                });
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
