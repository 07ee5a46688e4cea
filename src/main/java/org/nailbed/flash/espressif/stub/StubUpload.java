package org.nailbed.flash.espressif.stub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.loader.Registers;
import org.nailbed.wire.Deadline;

/** Brings a stub into a chip's RAM and lets it take over from the ROM (protocol reference, 3.1). */
public final class StubUpload {
    private static final byte[] GREETING = "OHAI".getBytes(StandardCharsets.US_ASCII);

    /** A stub greets some 10 ms after the jump; this allows for network adapters. */
    private static final Duration STAY_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration GREETING_TIMEOUT = Duration.ofSeconds(3);

    private final Link link;
    private final Dialect as;

    /** @param as how the stub speaks on this port: {@link Dialect#STUB} or {@link Dialect#OTG_STUB} */
    public StubUpload(Link link, Dialect as) {
        this.link = link;
        this.as = as;
    }

    /**
     * Afterwards the link speaks as the stub, at the same baud.
     *
     * @throws FlashException STUB_FAILED when it does not greet, or is missing in this build
     */
    public void run(StubPlan plan, Deadline deadline) {
        Stub stub = StubLibrary.get(plan.name());
        for (Command command : stub.uploadCommands(as.ramBlockBytes())) {
            link.command(command, deadline);
        }
        if (plan.pointer().isPresent()) {
            startThroughPointer(plan.name(), stub, plan.pointer().get(), deadline);
        } else {
            // The ROM's reply to the jump is often lost; the greeting is what counts.
            link.send(new Command.MemEnd(stub.entry()), deadline);
            takeOver(plan.name(), deadline);
        }
    }

    /**
     * Loads the first block and no more: a full-size exchange whose checksum the ROM tests, and which harms nothing.
     *
     * @throws FlashException LINK_CORRUPT, REPLY_TIMEOUT or PROTOCOL_ERROR when the link does not hold it
     */
    public void rehearse(StubPlan plan, Deadline deadline) {
        StubLibrary.get(plan.name()).uploadCommands(as.ramBlockBytes()).stream()
                .limit(2)
                .forEach(command -> link.command(command, deadline));
    }

    /** Bends the pointer to the stub, has the ROM call it by asking for flash, and bends it back. */
    private void startThroughPointer(String name, Stub stub, int pointer, Deadline deadline) {
        // As after a jump the reply may be lost, or late from behind a network; the greeting is what counts.
        Command stay = new Command.MemEnd(0);
        link.send(stay, deadline);
        link.poll(stay.opcode(), deadline.atMost(STAY_TIMEOUT));
        Registers registers = Registers.over(link, deadline);
        int driver = registers.read(pointer);
        registers.write(RegisterWrite.of(pointer, stub.entry()));
        link.send(new Command.ReadFlashSlow(new Region(0, 0)), deadline);
        takeOver(name, deadline);
        registers.write(RegisterWrite.of(pointer, driver));
    }

    private void takeOver(String name, Deadline deadline) {
        awaitGreeting(name, deadline.atMost(GREETING_TIMEOUT));
        link.speak(as);
    }

    private void awaitGreeting(String name, Deadline until) {
        Optional<byte[]> greeting = link.nextFrame(frame -> Arrays.equals(frame, GREETING), until);
        if (greeting.isEmpty()) {
            throw link.fault(
                    FlashFault.STUB_FAILED,
                    "the stub for %s was loaded but did not greet within %d ms. Start again, or choose the ROM loader."
                            .formatted(name, until.budget().toMillis()));
        }
    }
}
