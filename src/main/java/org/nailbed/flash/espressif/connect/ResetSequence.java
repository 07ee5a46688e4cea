package org.nailbed.flash.espressif.connect;

import java.time.Duration;
import java.util.List;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Ticker;

/**
 * A dance of the two modem lines (protocol reference, 4.1). On the usual circuit DTR alone holds the boot strap low, RTS alone
 * holds the chip in reset.
 */
public record ResetSequence(String name, List<Step> steps) {

    /** Sets the lines, then waits. */
    public record Step(Lines lines, Duration thenWait) {}

    /** How long the boot strap stays low after the chip leaves reset. */
    private static final Duration SHORT_DELAY = Duration.ofMillis(50);

    private static final Duration LONG_DELAY = Duration.ofMillis(550);

    private static final Duration IN_RESET = Duration.ofMillis(100);

    /** Into the application. */
    public static final ResetSequence HARD =
            new ResetSequence("hard", List.of(step(Lines.RTS, IN_RESET), step(Lines.NONE, Duration.ZERO)));

    /**
     * Into the loader, in the order to try them. The fifth is that of the USB-Serial/JTAG peripheral: over a plain adapter it
     * only restarts the board, so that it costs no more than one attempt.
     */
    public static final List<ResetSequence> INTO_LOADER =
            List.of(tight(SHORT_DELAY), tight(LONG_DELAY), classic(SHORT_DELAY), classic(LONG_DELAY), usbSerialJtag());

    public ResetSequence {
        steps = List.copyOf(steps);
    }

    /** Plays it; the lines stay as the last step leaves them. */
    public void play(Link link, Ticker ticker) {
        for (Step step : steps) {
            link.setLines(step.lines());
            if (!step.thenWait().isZero()) {
                ticker.sleep(step.thenWait());
            }
        }
    }

    /** For circuits where a moment with only one line set would start the chip. */
    private static ResetSequence tight(Duration delay) {
        return new ResetSequence(
                "tight " + delay.toMillis() + " ms",
                List.of(
                        step(Lines.NONE, Duration.ZERO),
                        step(Lines.BOTH, Duration.ZERO),
                        step(Lines.RTS, IN_RESET),
                        step(Lines.DTR, delay),
                        step(Lines.NONE, Duration.ZERO)));
    }

    private static ResetSequence classic(Duration delay) {
        return new ResetSequence(
                "classic " + delay.toMillis() + " ms",
                List.of(
                        step(Lines.RTS, IN_RESET),
                        step(Lines.BOTH, Duration.ZERO),
                        step(Lines.DTR, delay),
                        step(Lines.NONE, Duration.ZERO)));
    }

    /** Passes through "both" on the way to reset: the peripheral would boot the application from "none". */
    private static ResetSequence usbSerialJtag() {
        return new ResetSequence(
                "USB-Serial/JTAG",
                List.of(
                        step(Lines.NONE, IN_RESET),
                        step(Lines.DTR, IN_RESET),
                        step(Lines.BOTH, Duration.ZERO),
                        step(Lines.RTS, IN_RESET),
                        step(Lines.NONE, Duration.ZERO)));
    }

    private static Step step(Lines lines, Duration thenWait) {
        return new Step(lines, thenWait);
    }
}
