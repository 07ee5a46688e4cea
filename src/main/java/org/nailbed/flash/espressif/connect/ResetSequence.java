package org.nailbed.flash.espressif.connect;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.nailbed.wire.Lines;
import org.nailbed.wire.Port;

/**
 * A dance of the two modem lines (protocol reference, 4.1), played from both released. On the usual circuit DTR alone holds the
 * boot strap low, RTS alone holds the chip in reset.
 */
public record ResetSequence(String name, List<Step> steps) {

    /** Sets the lines, then waits. */
    public record Step(Lines lines, Duration thenWait) {}

    /** How long the boot strap stays low after the chip leaves reset. */
    static final Duration SHORT_DELAY = Duration.ofMillis(50);

    /** For boards with a large capacitor at EN. */
    static final Duration LONG_DELAY = Duration.ofMillis(550);

    private static final Duration IN_RESET = Duration.ofMillis(100);
    private static final Duration USB_PAUSE = Duration.ofMillis(200);

    /** Into the application. */
    public static final ResetSequence HARD =
            new ResetSequence("hard", List.of(step(Lines.RTS, IN_RESET), step(Lines.NONE, Duration.ZERO)));

    /** Into the application, where the chip's own USB plays the lines: it needs its time, and some after it. */
    static final ResetSequence HARD_USB =
            new ResetSequence("hard, USB", List.of(step(Lines.RTS, USB_PAUSE), step(Lines.NONE, USB_PAUSE)));

    /** Into the application, for a CP2102C with its flow control. */
    static final ResetSequence HARD_CP2102C = new ResetSequence(
            "hard, CP2102C",
            List.of(step(Lines.RTS, IN_RESET), step(Lines.BOTH, IN_RESET), step(Lines.DTR, Duration.ZERO)));

    public ResetSequence {
        steps = List.copyOf(steps);
    }

    /**
     * Plays it; the lines stay as the last step leaves them.
     *
     * @param pause lets so much time pass
     */
    public void play(Port port, Consumer<Duration> pause) {
        for (Step step : steps) {
            port.setLines(step.lines());
            if (!step.thenWait().isZero()) {
                pause.accept(step.thenWait());
            }
        }
    }

    /** For circuits where a moment with only one line set would start the chip: both change together. */
    static ResetSequence tight(Duration delay) {
        return new ResetSequence(
                "tight " + delay.toMillis() + " ms",
                List.of(
                        step(Lines.NONE, Duration.ZERO),
                        step(Lines.BOTH, Duration.ZERO),
                        step(Lines.RTS, IN_RESET),
                        step(Lines.DTR, delay),
                        step(Lines.NONE, Duration.ZERO)));
    }

    /** One line after the other. */
    static ResetSequence classic(Duration delay) {
        return new ResetSequence(
                "classic " + delay.toMillis() + " ms",
                List.of(
                        step(Lines.RTS, IN_RESET),
                        step(Lines.BOTH, Duration.ZERO),
                        step(Lines.DTR, delay),
                        step(Lines.NONE, Duration.ZERO)));
    }

    /** Passes through "both" on the way to reset: the peripheral would boot the application from "none". */
    static ResetSequence usbSerialJtag() {
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
