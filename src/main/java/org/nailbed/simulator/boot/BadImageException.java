package org.nailbed.simulator.boot;

/** What lies in flash is no image that can be started. */
final class BadImageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    BadImageException(String complaint) {
        super(complaint);
        this.complaint = complaint;
    }

    /** As the bootloader prints it. */
    String complaint() {
        return complaint;
    }
}
