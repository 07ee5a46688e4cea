package org.nailbed.simulator.peer;

/** What an instrument can measure. */
public enum Quantity {
    /** In V. */
    VOLTAGE_DC("VOLTage[:DC]", 3.300, 0.004),
    /** In A. */
    CURRENT_DC("CURRent[:DC]", 0.0850, 0.0015),
    /** In ohm. */
    RESISTANCE("RESistance", 10_000, 15),
    /** In Hz. */
    FREQUENCY("FREQuency", 32_768, 0.5),
    /** In °C. */
    TEMPERATURE("TEMPerature", 24.5, 0.4);

    private final String header;
    private final double usual;
    private final double usualSpread;

    Quantity(String header, double usual, double usualSpread) {
        this.header = header;
        this.usual = usual;
        this.usualSpread = usualSpread;
    }

    /** In SCPI's notation, without the verb before it. */
    String header() {
        return header;
    }

    Reading usualReading() {
        return new Reading(usual, usualSpread);
    }
}
