package org.nailbed.flash.espressif.connect;

/** How a board is to be brought into its loader. */
public sealed interface EntryReset {

    /** By what the port is known to be. */
    EntryReset DEFAULT = new Usual();

    /** By what the port is known to be. */
    record Usual() implements EntryReset {}

    /** As over a chip's own USB-Serial/JTAG, whatever the port is. */
    record Usb() implements EntryReset {}

    /** Not at all: somebody holds the boot button, or the loader runs already. */
    record None() implements EntryReset {}

    /** By this sequence and no other. */
    record Custom(ResetSequence sequence) implements EntryReset {}

    /**
     * {@code default}, {@code usb}, {@code no-reset}, or a sequence such as {@code D0|R1|W0.1|D1|R0|W0.05|D0}: D and R set DTR and
     * RTS, U1,1 both at once, W waits in seconds; it begins with both released.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static EntryReset parse(String text) {
        String choice = text.strip();
        return switch (choice) {
            case "default" -> DEFAULT;
            case "usb" -> new Usb();
            case "no-reset" -> new None();
            default -> {
                if (!choice.matches("[DRUW][0-9].*")) {
                    throw new IllegalArgumentException("Reset '" + text
                            + "': expected default, usb, no-reset, or a sequence such as D0|R1|W0.1|D1|R0|W0.05|D0.");
                }
                yield new Custom(CustomReset.parse(choice));
            }
        };
    }
}
