package org.nailbed.flash.esp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.chip.ChipDetector;
import org.nailbed.flash.espressif.chip.IdentityReader;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.flashio.Restarts;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;

/** One board and its loader: met, started once it is needed, started anew after the link to it broke, left. */
final class LoaderSession {
    private final Link link;
    private final Connector connector;
    private final EspOptions options;
    private RateSearch rates;
    private @Nullable Learnt learnt;
    private int flashBytes;
    private boolean started;
    private boolean inLoader;

    LoaderSession(Link link, Connector connector, EspOptions options) {
        this.link = link;
        this.connector = connector;
        this.options = options;
        this.rates = new RateSearch(link, connector, options);
    }

    /** Resets the board into its loader and asks what it is; a board met before is forgotten. */
    Learnt meet(Deadline deadline) {
        started = false;
        rates = new RateSearch(link, connector, options);
        Learnt board = ask(deadline);
        learnt = board;
        inLoader = true;
        return board;
    }

    /** @throws IllegalStateException before {@link #meet} */
    Learnt board() {
        return learnt().orElseThrow(() -> new IllegalStateException("Call identify first."));
    }

    Optional<Learnt> learnt() {
        return Optional.ofNullable(learnt);
    }

    boolean isInLoader() {
        return inLoader;
    }

    /** The board is reset into what it holds. */
    void left() {
        started = false;
        inLoader = false;
    }

    /**
     * Brings the loader to where it takes images, unless it is there; first of all a board that was let go back into it.
     *
     * @param sizeBytes of the flash, to tell the loader
     * @param starting is called when there is something to do
     * @return what does work once more when the link breaks in it
     */
    Restarts start(int sizeBytes, Runnable starting, Deadline deadline) {
        flashBytes = sizeBytes;
        if (!started) {
            starting.run();
            new Restarts(this::startAnew).run(() -> startOnce(deadline), deadline);
            started = true;
        }
        return new Restarts(this::startAnew);
    }

    /** A whole set was written: tells what there is to learn about the rate. */
    void wrote(WriteReport report) {
        rates.wrote(board(), report);
    }

    /**
     * Brings the ROM in charge, at a rate that holds: also where a stub was, or a program.
     *
     * @throws FlashException WRONG_BOOT_MODE where a stub runs and nothing resets the board
     */
    Restarts startRom(Deadline deadline) {
        if (!inLoader || link.dialect().isStub()) {
            comeBack(deadline);
        }
        started = false;
        requireRom();
        new Restarts(this::romAnew).run(() -> raiseRom(deadline), deadline);
        return new Restarts(this::romAnew);
    }

    /** The ROM at the rate at which programs print, ready to jump. */
    void slowDown(Deadline deadline) {
        rates.goBack(board(), deadline);
    }

    private Learnt raiseRom(Deadline deadline) {
        if (board().chip().hardware().rom().isComplete()) {
            rates.reach(board(), () -> comeBack(deadline), deadline);
        }
        return board();
    }

    private void romAnew(FlashException failure, Deadline deadline) {
        rates.isToBlame(link.baud(), failure);
        comeBack(deadline);
        requireRom();
        raiseRom(deadline);
    }

    private void comeBack(Deadline deadline) {
        LoaderStart.requireSame(link, board(), ask(deadline));
        inLoader = true;
    }

    private void requireRom() {
        if (link.dialect().isStub()) {
            throw link.fault(
                    FlashFault.WRONG_BOOT_MODE,
                    "a stub loader runs in the RAM that is to be loaded, and nothing resets the board here. Reset it"
                            + " by hand into its loader.");
        }
    }

    private Learnt startOnce(Deadline deadline) {
        if (!inLoader) {
            comeBack(deadline);
        }
        new LoaderStart(link, connector, options, rates).run(board(), flashBytes, deadline);
        return board();
    }

    /** The same board, from reset to loader, more slowly where the rate may be to blame. */
    private void startAnew(FlashException failure, Deadline deadline) {
        rates.isToBlame(link.baud(), failure);
        Learnt again = ask(deadline);
        LoaderStart.requireSame(link, board(), again);
        inLoader = true;
        new LoaderStart(link, connector, options, rates).run(again, flashBytes, deadline);
    }

    /** Twice where the port is the chip itself: a slow hub may tell only now that it went away in the reset. */
    private Learnt ask(Deadline deadline) {
        try {
            return askOnce(deadline);
        } catch (WireException e) {
            connector.awaitReturn(e, deadline);
            return askOnce(deadline);
        }
    }

    private Learnt askOnce(Deadline deadline) {
        ChipDetector.Detected detected;
        do {
            connector.connect(deadline);
            detected = new ChipDetector(link).detect(deadline);
        } while (!rates.hurry(detected.chip(), deadline));
        return new IdentityReader(link).read(detected, deadline);
    }
}
