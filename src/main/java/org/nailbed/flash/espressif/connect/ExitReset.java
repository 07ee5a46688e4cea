package org.nailbed.flash.espressif.connect;

/** How a board is to leave its loader. */
public enum ExitReset {
    /** By the lines; by its watchdog where the lines of a chip's own USB would not bring it out. */
    HARD,
    /** By its watchdog, for which it needs no lines. */
    WATCHDOG,
    /** Not at all: it stays in its loader. */
    NONE;

    /**
     * {@code hard}, {@code watchdog} or {@code none}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static ExitReset parse(String text) {
        return switch (text) {
            case "hard" -> HARD;
            case "watchdog" -> WATCHDOG;
            case "none" -> NONE;
            default -> throw new IllegalArgumentException("Reset '" + text + "': expected hard, watchdog or none.");
        };
    }
}
