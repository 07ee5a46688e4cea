package org.nailbed.app.cli;

/** What a script learns of a command's end; the numbers never change. {@code flash --help} tells them to people. */
enum ExitCode {
    OK(0),
    INTERNAL(1),
    USAGE(2),
    FIRMWARE_INVALID(3),
    PORT_NOT_FOUND(4),
    PORT_BUSY(5),
    NO_SYNC(6),
    WRONG_BOARD(7),
    FLASH_FAILED(8),
    BOOT_FAILED(9),
    LINK_FAILED(10),
    SEVERAL(11),
    INTERRUPTED(130);

    static final String LIST_HEADING = "%nExit codes:%n";

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
