package org.nailbed.simulator;

/** How a server of RFC 2217 treats requests for DTR and RTS. */
public enum Rfc2217Style {
    /** Hands each to the board's circuit and acknowledges it, as ser2net does. */
    PLAIN,
    /**
     * Takes DTR on for the wish to download and runs the whole reset by itself, takes RTS off otherwise for a hard reset, and
     * answers none of them, as Espressif's own server does (protocol reference, 4.7).
     */
    ESP
}
