package org.nailbed.flash.esp;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.WriteReport;
import org.nailbed.flash.espressif.chip.Chip;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.BaudRaiser;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.connect.ExitReset;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Registers;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.flash.espressif.rate.Rates;
import org.nailbed.flash.espressif.stub.StubUpload;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.UsbBridge;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/**
 * Brings one board to the rate it is written at: the one that was asked for, or the highest that holds; the next lower one where
 * a rate does not hold. What is learnt of a port is kept only when the board works at a lower rate, so that a broken board
 * teaches nothing.
 */
final class RateSearch {
    /** So many refused blocks in one board are no accident: the next board is written more slowly. */
    private static final int TOO_MANY_RESENDS = 3;

    /** What a rate that does not hold looks like. */
    private static final Set<FlashFault> OF_THE_RATE = EnumSet.of(
            FlashFault.LINK_CORRUPT, FlashFault.REPLY_TIMEOUT, FlashFault.PROTOCOL_ERROR, FlashFault.STUB_FAILED);

    private final Link link;
    private final Connector connector;
    private final EspOptions options;
    /** The lowest rate that did not hold with this board; nothing is tried from there up. */
    private int failedBaud = Integer.MAX_VALUE;

    /** Brings the board back to where it listens at the first rate. */
    interface Restart {
        void run();
    }

    RateSearch(Link link, Connector connector, EspOptions options) {
        this.link = link;
        this.connector = connector;
        this.options = options;
    }

    /**
     * Returns when replies come at the new rate.
     *
     * @throws FlashException when no rate holds, or the port has no way to start the board anew after one that does not
     */
    void reach(Learnt board, Restart restart, Deadline deadline) {
        if (connector.attachment().isChipItself()
                || (options.baudIsAuto() && !link.port().hasBaud())) {
            return; // USB and raw TCP know no rate
        }
        int held = descend(board, firstToTry(board), restart, deadline);
        Optional<Integer> next = above(board, held);
        while (next.isPresent() && holds(board, next.get(), deadline)) {
            held = next.get();
            next = above(board, held);
        }
        if (next.isPresent()) {
            fell(next.get());
            restart.run();
            descend(board, held, restart, deadline);
        }
        if (options.baudIsAuto() && failedBaud != Integer.MAX_VALUE) {
            options.rates().failed(key(board), failedBaud);
        }
    }

    /** Back to the rate at which programs print, for what is started next; the ROM is in charge. */
    void goBack(Learnt board, Deadline deadline) {
        if (link.baud() != Rates.FIRST) {
            new BaudRaiser(link).raise(Rates.FIRST, askedBaud(board, Rates.FIRST, deadline), deadline);
        }
    }

    /**
     * Raises the rate as soon as the chip is known, where nothing else about the board matters for it, so that the rest is asked
     * faster; {@link #reach} finds the work done.
     *
     * @return false when the rate does not hold: the board is to be connected anew
     */
    boolean hurry(Chip chip, Deadline deadline) {
        Optional<Integer> settled = (options.baudIsAuto()
                        ? options.rates().learnt(key(chip))
                        : Optional.of(options.baud()))
                .filter(baud -> baud < failedBaud);
        if (settled.isEmpty() || !mayHurry(chip)) {
            return true;
        }
        try {
            new BaudRaiser(link).raise(settled.get(), settled.get(), deadline);
            return true;
        } catch (FlashException e) {
            if (!OF_THE_RATE.contains(e.fault())) {
                throw e;
            }
        } catch (WireException e) {
            if (e.fault() != WireFault.BAUD_REFUSED) {
                throw e;
            }
        }
        fell(settled.get());
        return false;
    }

    /** Not where the board could not be brought back, or is to stay in its loader at the rate at which others look for it. */
    private boolean mayHurry(Chip chip) {
        boolean usb = connector.attachment().isChipItself();
        boolean ownUart = !usb && link.port().hasBaud() && connector.canReset();
        boolean plainRom = !link.dialect().isStub()
                && chip.hardware().rom().isComplete()
                && chip.hardware().clock().isPlain();
        return ownUart && plainRom && options.resets().after() != ExitReset.NONE;
    }

    /**
     * Takes the blame for a failure, when it may be the rate's.
     *
     * @return whether it is worth starting anew, more slowly
     */
    boolean isToBlame(int baud, FlashException failure) {
        boolean blamed = baud > Rates.FIRST
                && (options.baudIsAuto()
                        ? OF_THE_RATE.contains(failure.fault())
                        : failure.fault() == FlashFault.LINK_CORRUPT);
        if (blamed) {
            fell(baud);
        }
        return blamed && connector.canReset();
    }

    /** A whole set was written. */
    void wrote(Learnt board, WriteReport report) {
        if (!options.baudIsAuto() || link.baud() == Rates.FIRST) {
            return;
        }
        if (report.resentBlocks() >= TOO_MANY_RESENDS) {
            options.rates().failed(key(board), link.baud());
        } else {
            options.rates().held(key(board), link.baud());
        }
    }

    private void fell(int baud) {
        failedBaud = Math.min(failedBaud, baud);
    }

    private int descend(Learnt board, int from, Restart restart, Deadline deadline) {
        int baud = from;
        while (!holds(board, baud, deadline)) {
            fell(baud);
            // Nobody knows now at which rate the loader listens: only a reset helps.
            restart.run();
            baud = Rates.below(baud).orElse(Rates.FIRST);
        }
        return baud;
    }

    private int firstToTry(Learnt board) {
        if (!options.baudIsAuto()) {
            return options.baud() < failedBaud ? options.baud() : slower(failedBaud);
        }
        int baud = options.rates().learnt(key(board)).orElse(Rates.USUAL);
        while (!mayTry(board, baud) && baud > Rates.FIRST) {
            baud = slower(baud);
        }
        return baud;
    }

    private static int slower(int baud) {
        return Rates.below(baud).orElse(Rates.FIRST);
    }

    /** Only where a failure can be mended. */
    private Optional<Integer> above(Learnt board, int baud) {
        return options.baudIsAuto() && connector.canReset()
                ? Rates.above(baud).filter(next -> mayTry(board, next))
                : Optional.empty();
    }

    private boolean mayTry(Learnt board, int baud) {
        int limit = link.port()
                .usb()
                .flatMap(PortInfo.Usb::bridge)
                .map(UsbBridge::highestBaud)
                .orElse(UsbBridge.NO_LIMIT);
        return baud <= limit && baud < failedBaud && options.rates().mayTry(key(board), baud);
    }

    private boolean holds(Learnt board, int baud, Deadline deadline) {
        if (baud == link.baud()) {
            return true;
        }
        try {
            BaudRaiser raiser = new BaudRaiser(link);
            raiser.raise(baud, askedBaud(board, baud, deadline), deadline);
            if (options.baudIsAuto() && !options.rates().learnt(key(board)).equals(Optional.of(baud))) {
                raiser.prove(deadline);
                rehearse(board, deadline);
            }
            return true;
        } catch (FlashException e) {
            if (!connector.canReset() || !OF_THE_RATE.contains(e.fault())) {
                throw e;
            }
        } catch (WireException e) {
            if (!connector.canReset() || e.fault() != WireFault.BAUD_REFUSED) {
                throw e;
            }
        }
        return false;
    }

    /** A block of full size, whose checksum the ROM tests; a stub that runs already would be overwritten by it. */
    private void rehearse(Learnt board, Deadline deadline) {
        if (!link.dialect().isStub()) {
            board.chip()
                    .stubPlan(board.identity().revision(), board.security())
                    .ifPresent(plan ->
                            new StubUpload(link, connector.attachment().stubDialect()).rehearse(plan, deadline));
        }
    }

    private int askedBaud(Learnt board, int baud, Deadline deadline) {
        return link.dialect().isStub()
                ? baud
                : board.chip()
                        .hardware()
                        .clock()
                        .romBaud()
                        .toAskFor(baud, board.identity().crystalMhz(), Registers.over(link, deadline));
    }

    private RateBook.Key key(Learnt board) {
        return key(board.chip());
    }

    private RateBook.Key key(Chip chip) {
        return RateBook.Key.of(link.port(), chip.kind().title());
    }
}
