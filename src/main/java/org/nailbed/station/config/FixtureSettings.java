package org.nailbed.station.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the jig can do beside holding boards.
 *
 * @param settle how long a board that was plugged in is left alone before it is spoken to
 * @param power how a slot is cut off and fed again when its port hangs; empty when nothing can
 */
public record FixtureSettings(
        List<Handle> handles,
        List<Signal> signals,
        Optional<Hook> power,
        Scanning scanning,
        Health health,
        Duration settle) {

    /** Contacts of a jig bounce, and the host needs its time to set up a USB port. */
    public static final Duration USUAL_SETTLE = Duration.ofMillis(700);

    public static final FixtureSettings NONE =
            new FixtureSettings(List.of(), List.of(), Optional.empty(), Scanning.NONE, Health.USUAL, USUAL_SETTLE);

    public FixtureSettings {
        handles = List.copyOf(handles);
        signals = List.copyOf(signals);
    }

    /**
     * A contact that starts runs: the lid or the lever of the jig.
     *
     * @param port whose input line it is; empty for the port of each slot that it starts
     * @param slot that it starts; empty for every slot
     */
    public record Handle(InputLine line, Optional<String> port, OptionalInt slot, Active active) {}

    /** What a serial port can hear beside data. */
    public enum InputLine {
        CTS,
        DSR,
        DCD,
        RI
    }

    /** What a serial port can tell beside data. */
    public enum OutputLine {
        DTR,
        RTS
    }

    /** Which level means yes: high is the asserted line, as the system reports it. */
    public enum Active {
        HIGH,
        LOW
    }

    /**
     * A lamp, a lock or a controller that is told how a slot is.
     *
     * @param slot whose state it shows; empty for every slot, one after the other
     */
    public record Signal(Event event, OptionalInt slot, Output output) {}

    /** What is told. */
    public enum Event {
        /** For a moment, when a run begins. */
        START,
        /** As long as a run goes on. */
        BUSY,
        /** From a PASS until the slot is cleared or started. */
        PASS,
        /** From any other outcome until the slot is cleared or started. */
        FAIL
    }

    /** How it is told. */
    public sealed interface Output {}

    /**
     * A line of a port that no slot uses.
     *
     * @param port its address
     */
    public record Line(String port, OutputLine line, Active active) implements Output {}

    /** A program, called when the signal comes on and when it goes off: {@code {on}} is {@code 1} or {@code 0}. */
    public record Call(Hook hook) implements Output {}

    /**
     * Where serial numbers come from beside the panel.
     *
     * @param scanners on serial ports; keyboard wedges need no setting
     */
    public record Scanning(ScanOrder order, List<Scanner> scanners) {
        public static final Scanning NONE = new Scanning(ScanOrder.NEXT_FREE, List.of());

        public Scanning {
            scanners = List.copyOf(scanners);
        }
    }

    /** Which of the two codes, of the unit and of the slot, is scanned first. */
    public enum ScanOrder {
        UNIT_THEN_SLOT,
        SLOT_THEN_UNIT,
        /** No slot is scanned: the lowest free one takes the unit. */
        NEXT_FREE
    }

    /**
     * A barcode scanner on a serial port.
     *
     * @param prefix that it sends before each code, dropped; empty when it sends none
     * @param slot whose codes it reads; empty when it serves the whole jig
     */
    public record Scanner(String port, int baud, String prefix, OptionalInt slot) {}

    /**
     * When a slot is not to be trusted any more.
     *
     * @param maxConsecutiveFailures of one slot, then it starts no more runs until somebody has looked
     * @param maxContactCycles after which its contacts are to be changed
     */
    public record Health(
            OptionalInt maxConsecutiveFailures,
            Optional<YieldAlarm> yieldAlarm,
            OptionalInt maxContactCycles,
            Optional<Golden> golden) {

        /** Three boards in a row are hardly ever bad; a contact is. */
        public static final Health USUAL =
                new Health(OptionalInt.of(3), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /**
     * Tells of a slot that passes fewer boards than it should.
     *
     * @param window the last runs of the slot that count, from 5
     * @param minPercent 1 to 100 of them must have passed
     */
    public record YieldAlarm(int window, int minPercent) {}

    /**
     * Units that are known to be good; each slot must pass one of them in every shift before it takes others.
     *
     * @param serialNumbers at least one
     * @param shifts when each begins, in the station's zone, in order; at least one
     */
    public record Golden(List<String> serialNumbers, List<LocalTime> shifts) {
        public Golden {
            serialNumbers = List.copyOf(serialNumbers);
            shifts = shifts.stream().sorted().toList();
        }
    }
}
