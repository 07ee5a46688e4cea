package org.nailbed.flash.esp;

import java.util.List;
import java.util.stream.IntStream;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.BaudRaiser;
import org.nailbed.flash.espressif.connect.Connector;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Registers;
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

    /** The next lower rate to try; the lowest stays. */
    static int slowerThan(int baud) {
        return FALL_BACK_BAUDS.stream()
                .filter(lower -> lower < baud)
                .findFirst()
                .orElse(Connector.FIRST_BAUD);
    }

    /**
     * @param flashBytes the size to tell the loader
     * @throws FlashException when no rate works, or the stub does not start
     */
    void run(Learnt learnt, int flashBytes, Deadline deadline) {
        if (learnt.chip().hardware().rom().isComplete()) {
            reachBaud(learnt, deadline);
            startStub(learnt, deadline);
        } else {
            startStub(learnt, deadline);
            reachBaudWithStub(learnt, deadline);
        }
        link.command(Command.attachFlash(learnt.spiPins(), link.dialect()), deadline);
        if (link.dialect().isComplete()) {
            link.command(new Command.SpiSetParameters(flashBytes), deadline);
        }
    }

    private void startStub(Learnt learnt, Deadline deadline) {
        if (!link.dialect().isStub()) {
            options.stubFor(learnt)
                    .ifPresent(
                            plan -> new StubUpload(link, connector.attachment().stubDialect()).run(plan, deadline));
        }
    }

    /** Where the ROM cannot change its baud. */
    private void reachBaudWithStub(Learnt learnt, Deadline deadline) {
        if (link.dialect().isStub()) {
            reachBaud(learnt, deadline);
        }
    }

    private void reachBaud(Learnt learnt, Deadline deadline) {
        int[] bauds = IntStream.concat(
                        IntStream.of(options.baud()),
                        FALL_BACK_BAUDS.stream().mapToInt(Integer::intValue).filter(baud -> baud < options.baud()))
                .toArray();
        for (int i = 0; i < bauds.length; i++) {
            boolean last = i == bauds.length - 1 || !link.port().hasLines();
            if (tryBaud(learnt, bauds[i], last, deadline)) {
                return;
            }
            // Nobody knows now at which rate the loader listens: only a reset helps.
            connector.connect(deadline);
            link.speak(learnt.chip().hardware().rom());
            if (!learnt.chip().hardware().rom().isComplete()) {
                startStub(learnt, deadline);
            }
        }
    }

    private boolean tryBaud(Learnt learnt, int baud, boolean last, Deadline deadline) {
        if (baud == link.baud()) {
            return true;
        }
        try {
            new BaudRaiser(link).raise(baud, askedBaud(learnt, baud, deadline), deadline);
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

    private int askedBaud(Learnt learnt, int baud, Deadline deadline) {
        return link.dialect().isStub()
                ? baud
                : learnt.chip()
                        .hardware()
                        .clock()
                        .romBaud()
                        .toAskFor(baud, learnt.identity().crystalMhz(), Registers.over(link, deadline));
    }
}
