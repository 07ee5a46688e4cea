package org.nailbed.flash.espressif.boot;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;

/** Listens to a board that was just reset until it is clear what became of it. */
public final class BootWatch {
    /** One start is wanted; a second may be a brown-out as the board is let go; a third is a loop. */
    private static final int RESETS_OF_A_LOOP = 3;

    /** The application names itself before its own code runs: it must outlive that by this much. */
    private static final Duration SURVIVAL = Duration.ofMillis(250);

    /** A crash is told at once; whether it repeats takes a start or two. */
    private static final Duration CRASH_REPEATS_WITHIN = Duration.ofSeconds(5);

    /** A chip that waits for a download does so for ever; only a reset with another strap changes that. */
    private static final Duration LOADER_LEAVES_WITHIN = Duration.ofSeconds(1);

    private static final int SHOWN_CHARACTERS = 200;

    /** A reset makes some; so many come only at a rate that is not the board's. */
    private static final int NOISE_CHARACTERS = 48;

    private final Port port;
    private final BootText heard = new BootText();
    private final byte[] chunk = new byte[4096];
    private boolean stopsAtNoise;

    public BootWatch(Port port) {
        this.port = port;
    }

    /** Gives up early on what it cannot understand, for there is another rate to try. */
    BootWatch stoppingAtNoise() {
        stopsAtNoise = true;
        return this;
    }

    /** Whether text came at another rate than the port's. */
    boolean heardNoise() {
        return heard.application().isEmpty() && heard.unreadableCharacters() >= NOISE_CHARACTERS;
    }

    /** As far as it was heard. */
    BootText heard() {
        return heard;
    }

    /**
     * Returns as soon as the application has named itself and lived on for a moment. May be called again after the port vanished
     * and came back: what was heard before counts.
     *
     * @throws FlashException BOOT_LOOP, BOOT_CRASH or BOOT_NOT_SEEN
     */
    public BootLog listen(Deadline deadline) {
        boolean named = heard.application().isPresent();
        boolean crashed = heard.crash().isPresent();
        boolean inLoader = heard.stayedInLoader();
        Deadline until = named ? deadline.atMost(SURVIVAL) : deadline;
        int count = port.read(chunk, 0, chunk.length, until);
        while (count > 0) {
            heard.append(chunk, count);
            if (!crashed && heard.crash().isPresent()) {
                crashed = true;
                until = deadline.atMost(CRASH_REPEATS_WITHIN);
            } else if (!named && heard.application().isPresent()) {
                named = true;
                until = crashed ? until : deadline.atMost(SURVIVAL);
            } else if (!inLoader && heard.stayedInLoader()) {
                inLoader = true;
                until = deadline.atMost(LOADER_LEAVES_WITHIN);
            }
            boolean over = isDecided() || until.hasPassed();
            count = over ? 0 : port.read(chunk, 0, chunk.length, until);
        }
        throwIfBad(deadline);
        return new BootLog(heard.all(), heard.resetReason(), heard.application());
    }

    private boolean isDecided() {
        return heard.resets() >= RESETS_OF_A_LOOP || (stopsAtNoise && heardNoise());
    }

    /** Takes what comes until then, without a verdict. */
    public void hear(Deadline until) {
        while (!until.hasPassed()) {
            int count = port.read(chunk, 0, chunk.length, until);
            heard.append(chunk, count);
        }
    }

    /** What the application said since it named itself, as it came: for whoever talks to it. */
    public byte[] rest() {
        return heard.rest();
    }

    /** Whether the board came up in its loader instead of starting what it holds. */
    public boolean stayedInLoader() {
        return heard.stayedInLoader();
    }

    private void throwIfBad(Deadline deadline) {
        // A ROM without a bootloader restarts for ever too: then the empty flash is what matters.
        if (heard.resets() >= RESETS_OF_A_LOOP && !heard.flashIsEmpty()) {
            throw fault(
                    FlashFault.BOOT_LOOP,
                    "the board restarted %d times".formatted(heard.resets()),
                    "Check application and supply.");
        }
        Optional<String> crash = heard.crash();
        if (crash.isPresent()) {
            throw fault(
                    FlashFault.BOOT_CRASH,
                    "the board crashed while it started: " + crash.get(),
                    "Check application and supply.");
        }
        if (heard.application().isEmpty()) {
            throw fault(
                    FlashFault.BOOT_NOT_SEEN,
                    "no application named itself within %d ms, %s"
                            .formatted(deadline.budget().toMillis(), reason()),
                    advice());
        }
    }

    private String reason() {
        if (heard.all().isBlank()) {
            return "nothing was heard";
        }
        if (heard.flashIsEmpty()) {
            return "the ROM finds no bootloader in flash";
        }
        return heard.stayedInLoader() ? "the board stayed in its loader (boot strap low)" : "other text was heard";
    }

    private String advice() {
        if (heard.all().isBlank()) {
            return "Check that the application logs to this port, and the line from the board's TXD.";
        }
        if (heard.flashIsEmpty()) {
            return "Flash the whole build.";
        }
        return heard.stayedInLoader()
                ? "Let the boot button go; check IO0 (or the chip's own boot pin)."
                : "Check that the application logs its name at this rate.";
    }

    /** Its first word is whole: half a secret would be recognised by nobody who masks them. */
    private static String tail(String oneLine) {
        int cut = oneLine.length() - SHOWN_CHARACTERS;
        if (cut <= 0) {
            return oneLine;
        }
        int space = oneLine.indexOf(' ', cut - 1);
        return space < 0 ? "" : oneLine.substring(space + 1);
    }

    private FlashException fault(FlashFault fault, String what, String advice) {
        String oneLine = heard.all().strip().replaceAll("\\s+", " ");
        String tail = tail(oneLine);
        String seen = tail.isEmpty() ? "" : " Heard last: \"" + tail + "\".";
        return new FlashException(fault, port.address() + ": " + what + "." + seen + " " + advice);
    }
}
