package org.nailbed.simulator.peer;

/** Which kind of code a scanner saw, as its AIM identifier says it (transports reference, 8.2). */
public enum Symbology {
    QR("]Q1"),
    DATA_MATRIX("]d1"),
    GS1_DATA_MATRIX("]d2"),
    CODE_128("]C0"),
    GS1_128("]C1");

    private final String aimId;

    Symbology(String aimId) {
        this.aimId = aimId;
    }

    String aimId() {
        return aimId;
    }
}
