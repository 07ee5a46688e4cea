package org.nailbed.simulator.boot;

/** What lies in flash is no image that can be started; the message is what the bootloader prints. */
final class BadImageException extends Exception {
    private static final long serialVersionUID = 1L;

    BadImageException(String message) {
        super(message);
    }
}
