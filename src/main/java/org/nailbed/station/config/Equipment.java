package org.nailbed.station.config;

import java.time.Duration;
import java.util.List;

/** What a station has beside its jig; phases name it. */
public record Equipment(List<Instrument> instruments, List<Printer> printers) {

    public static final Equipment NONE = new Equipment(List.of(), List.of());

    public Equipment {
        instruments = List.copyOf(instruments);
        printers = List.copyOf(printers);
    }

    /**
     * Something that measures and speaks SCPI.
     *
     * @param address a device, {@code socket://host:port}, or {@link #PRETENDED}
     * @param baud of a device
     * @param timeout for each reply
     */
    public record Instrument(String name, String address, int baud, Duration timeout) {}

    /**
     * A label printer that speaks ZPL.
     *
     * @param address a device, {@code socket://host:9100}, or {@link #PRETENDED}
     * @param dpi 203, 300 or 600
     */
    public record Printer(String name, String address, int dpi, StatusQuery status) {
        /** As printers count: 8 for 203 dpi. */
        public int dotsPerMm() {
            return Math.round(dpi / 25.4f);
        }
    }

    /** Whether a printer answers {@code ~HS}; those that do not are printed on blindly. */
    public enum StatusQuery {
        ON,
        OFF
    }

    /** An address: the station pretends the thing itself, for a virtual jig. */
    public static final String PRETENDED = "pretended";
}
