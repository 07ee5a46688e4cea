package org.nailbed.ledger.line;

/** Where the serial number of a unit comes from that brings none. */
public sealed interface SerialSource {

    /** The next free number of a range, never given out twice. */
    record NextOf(SerialRange range) implements SerialSource {}

    /** Made by the station from the MAC of this board. */
    record FromMac(String serialNumber) implements SerialSource {}
}
