package org.nailbed.sequence;

import org.nailbed.run.FaultCode;

/** The label printers of a station. */
@FunctionalInterface
public interface Printers {

    Printers NONE = name -> {
        throw new SequenceException(
                FaultCode.PRINTER_DOWN, "The station file names no printer '" + name + "'. Name it there.");
    };

    /** @throws SequenceException {@code PRINTER_DOWN} when the station has none of this name */
    Printer named(String name);

    /**
     * @param address {@code socket://host:9100} or a device path
     * @param dotsPerMm 8 for 203 dpi, 12 for 300 dpi, 24 for 600 dpi
     * @param status whether it is asked for its state
     */
    record Printer(String name, String address, int dotsPerMm, Status status) {}

    /** Whether a printer answers {@code ~HS}. */
    enum Status {
        ASKED,
        /** It never answers, so it is not asked. */
        SILENT
    }
}
