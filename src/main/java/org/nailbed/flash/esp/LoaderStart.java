package org.nailbed.flash.esp;

import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.chip.ChipDetector;
import org.nailbed.flash.espressif.chip.IdentityReader;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.stub.StubUpload;
import org.nailbed.wire.Deadline;

/** Brings a board that answers to the point where it takes images: baud, stub, flash chip (protocol reference, 7.1 and 7.3). */
final class LoaderStart {
    private final Link link;
    private final Connector connector;
    private final EspOptions options;
    private final RateSearch rates;

    LoaderStart(Link link, Connector connector, EspOptions options, RateSearch rates) {
        this.link = link;
        this.connector = connector;
        this.options = options;
        this.rates = rates;
    }

    /**
     * @param flashBytes the size to tell the loader
     * @throws FlashException when no rate works, or the stub does not start
     */
    void run(Learnt board, int flashBytes, Deadline deadline) {
        boolean started = false;
        while (!started) {
            try {
                start(board, flashBytes, deadline);
                started = true;
            } catch (FlashException e) {
                if (!options.baudIsAuto() || !rates.isToBlame(link.baud(), e)) {
                    throw e;
                }
                reconnect(board, deadline);
            }
        }
    }

    private void start(Learnt board, int flashBytes, Deadline deadline) {
        if (board.chip().hardware().rom().isComplete()) {
            rates.reach(board, () -> reconnect(board, deadline), deadline);
            startStub(board, deadline);
        } else {
            startStub(board, deadline);
            reachWithStub(board, deadline);
        }
        link.command(Command.attachFlash(board.spiPins(), link.dialect()), deadline);
        if (link.dialect().isComplete()) {
            link.command(new Command.SpiSetParameters(flashBytes), deadline);
        }
    }

    private void startStub(Learnt board, Deadline deadline) {
        if (!link.dialect().isStub()) {
            options.stubFor(board)
                    .ifPresent(
                            plan -> new StubUpload(link, connector.attachment().stubDialect()).run(plan, deadline));
        }
    }

    /** Where the ROM cannot change its baud. */
    private void reachWithStub(Learnt board, Deadline deadline) {
        if (link.dialect().isStub()) {
            rates.reach(
                    board,
                    () -> {
                        reconnect(board, deadline);
                        startStub(board, deadline);
                    },
                    deadline);
        }
    }

    /** A reset forgets what was done to the chip, and meanwhile somebody may have put in another board. */
    private void reconnect(Learnt board, Deadline deadline) {
        connector.connect(deadline);
        Learnt again = new IdentityReader(link).read(new ChipDetector(link).detect(deadline), deadline);
        requireSame(link, board, again);
    }

    /** @throws FlashException BOARD_CHANGED when another board answers than before */
    static void requireSame(Link link, Learnt before, Learnt again) {
        if (!again.identity().mac().equals(before.identity().mac())) {
            throw link.fault(
                    FlashFault.BOARD_CHANGED,
                    "the board was %s, after a reset %s answers. Leave the board in place until it is done."
                            .formatted(before.identity().mac(), again.identity().mac()));
        }
    }
}
