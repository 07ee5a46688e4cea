package org.nailbed.flash.espressif.chip;

import java.util.Optional;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.SecurityInfo;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Registers;
import org.nailbed.flash.espressif.loader.Reply;
import org.nailbed.wire.Deadline;

/** Finds out which chip answers (protocol reference, 5.1). */
public final class ChipDetector {
    /** The first word of the ROM; its value names the older chips. */
    private static final int MAGIC_ADDRESS = 0x40001000;

    private final Link link;

    public ChipDetector(Link link) {
        this.link = link;
    }

    /**
     * A chip and what it says of its locks.
     *
     * @param security empty on ESP8266 and ESP32, whose locks are fuses only
     */
    public record Detected(Chip chip, Optional<Security> security) {}

    /**
     * Asks, and lets the link speak as this chip's ROM does.
     *
     * @throws FlashException WRONG_CHIP when the chip is not in the table, SECURITY_REFUSED when it says nothing of itself
     */
    public Detected detect(Deadline deadline) {
        Detected detected = securityInfo(deadline).map(this::byInfo).orElseGet(() -> byMagic(deadline));
        if (!link.dialect().isStub()) {
            link.speak(detected.chip().hardware().rom());
        }
        return detected;
    }

    /** Asked until two answers in a row agree: a lock that is overlooked for one flipped bit could cost the board. */
    private Optional<SecurityInfo> securityInfo(Deadline deadline) {
        Optional<SecurityInfo> told = askSecurityInfo(deadline);
        for (int i = 0; i < Registers.MAX_REPEATS && told.isPresent(); i++) {
            Optional<SecurityInfo> again = askSecurityInfo(deadline);
            if (again.equals(told)) {
                return told;
            }
            told = again;
        }
        if (told.isPresent()) {
            throw link.fault(
                    FlashFault.LINK_CORRUPT,
                    "the chip tells other locks each time it is asked. Check ground and signal wires.");
        }
        return told;
    }

    private Optional<SecurityInfo> askSecurityInfo(Deadline deadline) {
        Reply reply = link.ask(new Command.GetSecurityInfo(), deadline);
        return reply.error().isPresent() ? Optional.empty() : SecurityInfo.parse(reply.data());
    }

    private Detected byInfo(SecurityInfo info) {
        // Only ESP32-S2 leaves the id out.
        Chip chip = info.chipId().map(this::withId).orElseGet(Chips::s2);
        return new Detected(chip, Optional.of(info.security()));
    }

    private Chip withId(int id) {
        return Chips.withId(id).orElseThrow(() -> unknown("chip id " + id));
    }

    private Detected byMagic(Deadline deadline) {
        Reply reply = link.ask(new Command.ReadRegister(MAGIC_ADDRESS), deadline);
        if (reply.error().isPresent()) {
            throw link.fault(
                    FlashFault.SECURITY_REFUSED,
                    "the chip refuses to name itself, as an ESP32-S2 in secure download mode does. Set the board aside.");
        }
        Chip chip = Chips.withMagic(reply.value())
                .orElseThrow(() -> unknown(String.format("ROM magic %08X", reply.value())));
        return new Detected(chip, Optional.empty());
    }

    private FlashException unknown(String what) {
        return link.fault(
                FlashFault.WRONG_CHIP,
                "a chip with %s answers, expected one of %s. Take the right board."
                        .formatted(
                                what,
                                Chips.ALL.stream()
                                        .map(chip -> chip.kind().title())
                                        .toList()));
    }
}
