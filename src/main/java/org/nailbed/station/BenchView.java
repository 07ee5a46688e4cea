package org.nailbed.station;

import java.util.List;

/** What the slots share, as it is at one instant. */
public record BenchView(List<Instrument> instruments, List<Printer> printers) {

    public static final BenchView NONE = new BenchView(List.of(), List.of());

    public BenchView {
        instruments = List.copyOf(instruments);
        printers = List.copyOf(printers);
    }

    /**
     * Something that measures, for one slot at a time.
     *
     * @param slots the first uses it, the others wait in this order; none while it is free
     */
    public record Instrument(String name, String address, List<Integer> slots) {
        public Instrument {
            slots = List.copyOf(slots);
        }
    }

    /** A label printer; each label is one job of its own, so nobody holds it. */
    public record Printer(String name, String address) {}
}
