package org.nailbed.flash.espressif.write;

/**
 * A stretch of a transfer.
 *
 * @param payloadBytes that travel
 * @param flashBytes that they become; 0 is possible
 */
record Piece(int payloadBytes, int flashBytes) {

    Piece and(Piece next) {
        return new Piece(payloadBytes + next.payloadBytes, flashBytes + next.flashBytes);
    }
}
