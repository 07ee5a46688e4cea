package org.nailbed.flash.esp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.boot.BootCheck;
import org.nailbed.flash.espressif.boot.BootWatch;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.chip.Usb.ForceDownload;
import org.nailbed.flash.espressif.chip.Watchdogs;
import org.nailbed.flash.espressif.connect.Attachment;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.connect.EntryReset;
import org.nailbed.flash.espressif.connect.ExitReset;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.loader.Registers;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Brings a board out of its loader into what it holds, and listens to its start (protocol reference, 4.6). */
final class BoardStart {
    /** A courtesy on the way out, not worth waiting for. */
    private static final Duration LAST_WORD_TIME = Duration.ofMillis(300);

    private final Link link;
    private final Port port;
    private final Connector connector;
    private final ExitReset choice;
    private boolean portWasAway;
    private byte[] rest = {};

    BoardStart(Link link, Connector connector, ExitReset choice) {
        this.link = link;
        this.port = link.port();
        this.connector = connector;
        this.choice = choice;
    }

    /** @param board empty when it was not asked yet, so that only the lines can reset it */
    boolean canReset(Optional<Learnt> board) {
        return switch (choice) {
            case HARD -> port.hasLines();
            case WATCHDOG -> biting(board).isPresent();
            case NONE -> false;
        };
    }

    /**
     * Restarts the board and listens.
     *
     * @throws FlashException BOOT_LOOP, BOOT_CRASH or BOOT_NOT_SEEN
     */
    BootLog run(Optional<Learnt> board, Deadline deadline) {
        if (!canReset(board)) {
            throw link.fault(FlashFault.BOOT_NOT_SEEN, whyNot());
        }
        releaseForcedDownload(board, deadline);
        if (choice == ExitReset.HARD && !connector.attachment().isChipItself()) {
            int romBaud = board.map(Learnt::bootTextBaud).orElse(Connector.FIRST_BAUD);
            Runnable reset = () -> connector.attachment().hardReset().play(port, deadline.ticker()::sleep);
            BootCheck check = new BootCheck(port, reset);
            BootLog log = check.run(romBaud, Connector.FIRST_BAUD, deadline);
            rest = check.rest();
            return log;
        }
        return startWatched(board, deadline);
    }

    /** What the application said behind its names in the boot log, as it came. */
    byte[] rest() {
        return rest;
    }

    /** Restarts the board and looks no further; without effect where it cannot be reset, or is to stay in its loader. */
    void leave(Optional<Learnt> board, Deadline deadline) {
        if (!canReset(board)) {
            return;
        }
        try {
            releaseForcedDownload(board, deadline);
            restart(board, new BootWatch(port), deadline);
        } catch (WireException e) {
            boolean wentWithTheRestart =
                    e.fault() == WireFault.PORT_GONE && connector.attachment().isChipItself();
            if (!wentWithTheRestart) {
                throw e;
            }
        }
    }

    private BootLog startWatched(Optional<Learnt> board, Deadline deadline) {
        BootWatch watch = new BootWatch(port);
        try {
            restart(board, watch, deadline);
        } catch (WireException e) {
            awaitReturn(e, deadline);
        }
        try {
            return listen(watch, deadline);
        } catch (FlashException e) {
            if (connector.attachment() != Attachment.USB_SERIAL_JTAG
                    || !watch.stayedInLoader()
                    || biting(board).isEmpty()) {
                throw e;
            }
        }
        return startByWatchdog(board, deadline);
    }

    /** The strap was low when the power came on, and a reset by USB-Serial/JTAG does not look at it again. */
    private BootLog startByWatchdog(Optional<Learnt> board, Deadline deadline) {
        new Connector(link, new EntryReset.None()).connect(deadline);
        board.ifPresent(known -> link.speak(known.chip().hardware().rom()));
        BootWatch watch = new BootWatch(port);
        try {
            biting(board).ifPresent(writes -> lastWord(deadline, writes));
        } catch (WireException e) {
            awaitReturn(e, deadline);
        }
        return listen(watch, deadline);
    }

    private BootLog listen(BootWatch watch, Deadline deadline) {
        while (true) {
            try {
                BootLog log = watch.listen(deadline);
                rest = watch.rest();
                return log;
            } catch (WireException e) {
                awaitReturn(e, deadline);
            } catch (FlashException e) {
                throw e.fault() == FlashFault.BOOT_NOT_SEEN && portWasAway && !watch.stayedInLoader() ? notHeard(e) : e;
            }
        }
    }

    private static FlashException notHeard(FlashException fault) {
        return new FlashException(
                fault.fault(),
                fault.getMessage()
                        + " The chip's own USB port was away while it started, and what it said then is lost: watch the start"
                        + " by another port, or leave the boot check out.",
                fault);
    }

    private String whyNot() {
        return switch (choice) {
            case HARD ->
                "this port has no lines to reset the board with, and the loader does not restart it by itself. Reset the"
                        + " board by hand, or use a port with DTR and RTS.";
            case WATCHDOG -> "this chip has no watchdog that could restart it. Choose the reset by lines.";
            case NONE -> "the board is to stay in its loader. Choose a reset, or leave the boot check out.";
        };
    }

    /** Listens from the first moment: what a chip says before its port vanishes is lost with it. */
    private void restart(Optional<Learnt> board, BootWatch watch, Deadline deadline) {
        Optional<RegisterWrite[]> bite = needsWatchdog(board, deadline) ? biting(board) : Optional.empty();
        if (bite.isPresent()) {
            lastWord(deadline, bite.get());
            port.setBaud(Connector.FIRST_BAUD);
        } else {
            port.setBaud(Connector.FIRST_BAUD);
            port.discardInput();
            connector.attachment().hardReset().play(port, pause -> watch.hear(deadline.atMost(pause)));
        }
    }

    /** Some chips stay in their loader after a reset while a bit is set; if this fails, the reset shows it. */
    private void releaseForcedDownload(Optional<Learnt> board, Deadline deadline) {
        board.flatMap(known -> known.chip().hardware().usb().forceDownload())
                .ifPresent(bit -> lastWord(deadline, new RegisterWrite(bit.register(), 0, bit.mask(), 0)));
    }

    private boolean needsWatchdog(Optional<Learnt> board, Deadline deadline) {
        return choice == ExitReset.WATCHDOG
                || (connector.attachment().isChipItself()
                        && board.flatMap(known -> known.chip().hardware().usb().forceDownload())
                                .filter(bit -> isHeldInLoader(bit, deadline))
                                .isPresent());
    }

    /** A reset by the chip's own USB reads no straps: one that was low keeps the chip in its loader. */
    private boolean isHeldInLoader(ForceDownload bit, Deadline deadline) {
        if (bit.straps().isEmpty()) {
            return connector.attachment() == Attachment.USB_OTG;
        }
        Registers registers = Registers.over(link, deadline);
        return (registers.read(bit.straps().get()) & ForceDownload.BOOT_STRAP) == 0
                && (registers.read(bit.register()) & bit.mask()) == 0;
    }

    private static Optional<RegisterWrite[]> biting(Optional<Learnt> board) {
        return board.flatMap(known -> known.chip().hardware().usb().watchdogs()).flatMap(Watchdogs::restarting);
    }

    private void lastWord(Deadline deadline, RegisterWrite... writes) {
        Command last = new Command.WriteRegisters(List.of(writes));
        link.send(last, deadline);
        link.poll(last.opcode(), deadline.atMost(LAST_WORD_TIME));
    }

    private void awaitReturn(WireException fault, Deadline deadline) {
        if (fault.fault() != WireFault.PORT_GONE || !connector.attachment().isChipItself()) {
            throw fault;
        }
        try {
            port.awaitReturn(deadline.atMost(Connector.RETURN_TIME));
            portWasAway = true;
        } catch (WireException e) {
            if (e.fault() != WireFault.PORT_GONE) {
                throw e;
            }
            throw new FlashException(
                    FlashFault.BOOT_NOT_SEEN,
                    port.address()
                            + ": the chip's own USB port went away with the restart and did not come back, as with"
                            + " an application that has no console there. Watch the start by another port, or leave the"
                            + " boot check out.",
                    e);
        }
    }
}
