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
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.Console;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.Progress.Step;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.boot.LineConsole;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.flashio.FlashEraser;
import org.nailbed.flash.espressif.flashio.FlashReader;
import org.nailbed.flash.espressif.flashio.Restarts;
import org.nailbed.flash.espressif.loader.Link;
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
    private final LoaderSession session;
    private @Nullable LineConsole console;

    /** Takes over the port, opened at 115200 baud: closing this closes it. */
    public EspProgrammer(Port port, EspOptions options, Progress.Listener listener) {
        this.port = port;
        this.options = options;
        this.listener = listener;
        this.link = new Link(port);
        this.connector = new Connector(link, options.resets().before());
        this.session = new LoaderSession(link, connector, options);
    }

    @Override
    public BoardIdentity identify(Deadline deadline) {
        return closingOnFailure(() -> {
            tell(Step.CONNECT, 0, 0);
            return session.meet(deadline).identity();
        });
    }

    @Override
    public WriteReport write(FirmwareSet set, Deadline deadline) {
        return write(set, options.writing().mode(), deadline);
    }

    @Override
    public WriteReport write(FirmwareSet set, WriteMode mode, Deadline deadline) {
        return closingOnFailure(() -> {
            Restarts restarts = startLoader(set, deadline);
            tell(Step.WRITE, 0, set.totalBytes());
            SetWriter writer = new SetWriter(link, mode, restarts, done -> tell(Step.WRITE, done, set.totalBytes()));
            WriteReport report = writer.write(set, deadline);
            session.wrote(report);
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
            Restarts restarts = startLoader(set, deadline);
            List<RegionDigest> digests = new ArrayList<>();
            long doneBytes = 0;
            for (Image image : set.images()) {
                tell(Step.VERIFY, doneBytes, set.totalBytes());
                digests.add(restarts.run(() -> question.apply(image, deadline), deadline));
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
            Restarts restarts =
                    startLoader(checks().checkInside(extent, session.board()), extent.sizeBytes(), deadline);
            tell(Step.READ, 0, extent.sizeBytes());
            FlashReader reader = new FlashReader(link, done -> tell(Step.READ, done, extent.sizeBytes()));
            return restarts.run(() -> reader.read(extent, out, deadline), deadline);
        });
    }

    @Override
    public void erase(Extent extent, Deadline deadline) {
        closingOnFailure(() -> {
            checks().checkErase(extent, session.board());
            Restarts restarts =
                    startLoader(checks().checkInside(extent, session.board()), extent.sizeBytes(), deadline);
            FlashEraser eraser = eraser(extent.sizeBytes());
            return restarts.run(() -> eraser.erase(extent, deadline), deadline);
        });
    }

    @Override
    public void eraseAll(Deadline deadline) {
        closingOnFailure(() -> {
            BoardIdentity board = session.board().identity();
            int flashBytes = board.flashSizeBytes()
                    .orElseThrow(() -> link.fault(
                            FlashFault.FLASH_UNKNOWN,
                            "the flash chip's id %06X does not tell its size. Erase a part, by offset and size."
                                    .formatted(board.flashId())));
            checks().checkErase(new Extent(0, flashBytes), session.board());
            Restarts restarts = startLoader(flashBytes, flashBytes, deadline);
            FlashEraser eraser = eraser(flashBytes);
            return restarts.run(() -> eraser.eraseAll(flashBytes, deadline), deadline);
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
            session.left();
            console = null;
            BoardStart start = start();
            BootLog log = start.run(session.learnt(), deadline);
            console = newConsole().behind(start.rest());
            return log;
        });
    }

    @Override
    public void runInRam(RamProgram program, Deadline deadline) {
        closingOnFailure(() -> {
            int total = program.totalBytes();
            tell(Step.BOOT, 0, total);
            console = null;
            byte[] heard = new RamStart(link, session, connector.attachment())
                    .run(program, done -> tell(Step.BOOT, done, total), deadline);
            session.left();
            console = newConsole().behind(heard);
            return program;
        });
    }

    @Override
    public Console console() {
        if (console == null || session.isInLoader()) {
            return console(Connector.FIRST_BAUD);
        }
        return console;
    }

    @Override
    public Console console(int baud) {
        return closingOnFailure(() -> {
            if (session.isInLoader()) {
                throw link.fault(
                        FlashFault.WRONG_BOOT_MODE,
                        "the board is in its loader, there is no application to talk to. Let it start first.");
            }
            LineConsole talking = console == null ? newConsole() : console;
            talking.setBaud(baud);
            console = talking;
            return talking;
        });
    }

    private LineConsole newConsole() {
        return new LineConsole(
                port,
                Optional.of(Connector.RETURN_TIME)
                        .filter(time -> connector.attachment().isChipItself()));
    }

    /** Resets the board into what it holds, as {@link EspOptions} say, unless that was done; does not look what becomes of it. */
    public void leave(Deadline deadline) {
        closingOnFailure(() -> {
            if (session.isInLoader()) {
                session.left();
                start().leave(session.learnt(), deadline);
            }
            return deadline;
        });
    }

    @Override
    public boolean canReset() {
        return start().canReset(session.learnt());
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

    private WriteChecks checks() {
        return new WriteChecks(link, options);
    }

    private Restarts startLoader(FirmwareSet set, Deadline deadline) {
        return startLoader(checks().check(set, session.board()), set.totalBytes(), deadline);
    }

    private Restarts startLoader(int flashBytes, long totalBytes, Deadline deadline) {
        return session.start(flashBytes, () -> tell(Step.UPLOAD_STUB, 0, totalBytes), deadline);
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
