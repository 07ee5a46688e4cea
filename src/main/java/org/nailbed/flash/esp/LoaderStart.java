package org.nailbed.flash.esp;

import java.util.List;
import java.util.stream.IntStream;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.chip.Chip;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.chip.Registers;
import org.nailbed.flash.espressif.connect.BaudRaiser;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.stub.StubUpload;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Brings a board that answers to the point where it takes images: baud, stub, flash chip (protocol reference, 7.1 and 7.3). */
final class LoaderStart {
    private static final List<Integer> FALL_BACK_BAUDS = List.of(460_800, 230_400, Connector.FIRST_BAUD);

    private final Link link;
    private final Connector connector;
    private final EspOptions options;

    LoaderStart(Link link, Connector connector, EspOptions options) {
        this.link = link;
        this.connector = connector;
        this.options = options;
    }

    /**
     * @param flashBytes the size to tell the loader
     * @throws FlashException when no rate works, or the stub does not start
     */
    void run(Learnt learnt, int flashBytes, Deadline deadline) {
        reachBaud(learnt.chip(), deadline);
        if (wantsStub(learnt) && !link.dialect().isStub()) {
            new StubUpload(link).run(learnt.chip().stubName(), deadline);
        }
        link.command(new Command.SpiAttach(learnt.spiPins()), deadline);
        link.command(new Command.SpiSetParameters(flashBytes), deadline);
    }

    /** With secure boot on, a ROM runs no stub, or only by a detour (protocol reference, 3.1). */
    private boolean wantsStub(Learnt learnt) {
        return options.loader() == EspOptions.LoaderChoice.STUB
                && !learnt.security().secureBoot();
    }

    private void reachBaud(Chip chip, Deadline deadline) {
        int[] bauds = IntStream.concat(
                        IntStream.of(options.baud()),
                        FALL_BACK_BAUDS.stream().mapToInt(Integer::intValue).filter(baud -> baud < options.baud()))
                .toArray();
        for (int i = 0; i < bauds.length; i++) {
            boolean last = i == bauds.length - 1 || !link.hasLines();
            if (tryBaud(chip, bauds[i], last, deadline)) {
                return;
            }
            // Nobody knows now at which rate the loader listens: only a reset helps.
            connector.connect(deadline);
            link.speak(chip.hardware().rom());
        }
    }

    private boolean tryBaud(Chip chip, int baud, boolean last, Deadline deadline) {
        if (baud == link.baud()) {
            return true;
        }
        try {
            new BaudRaiser(link).raise(baud, askedBaud(chip, baud, deadline), deadline);
            return true;
        } catch (FlashException e) {
            if (last || e.fault() != FlashFault.REPLY_TIMEOUT) {
                throw e;
            }
        } catch (WireException e) {
            if (last || e.fault() != WireFault.BAUD_REFUSED) {
                throw e;
            }
        }
        return false;
    }

    private int askedBaud(Chip chip, int baud, Deadline deadline) {
        return link.dialect().isStub()
                ? baud
                : chip.hardware().clock().romBaud().toAskFor(baud, Registers.over(link, deadline));
    }
}
