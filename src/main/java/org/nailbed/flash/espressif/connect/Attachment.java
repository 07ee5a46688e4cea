package org.nailbed.flash.espressif.connect;

import java.util.List;
import org.nailbed.flash.espressif.chip.Usb.Kind;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortInfo.Usb;

/** What stands between the PC and the chip, and what follows from it (protocol reference, 4.1, 4.6 and 4.7). */
public enum Attachment {
    /** A USB-UART bridge, or what cannot be told from one. */
    BRIDGE,
    /** A bridge whose flow control takes part in the reset. */
    CP2102C,
    /** The chip's own, with two lines that it plays by itself. */
    USB_SERIAL_JTAG,
    /** The chip's own too, with its ROM behind it, whose blocks are small. */
    USB_OTG,
    /** RFC 2217: no two lines change at once there. */
    REMOTE,
    /** A byte pipe and nothing else. */
    BARE;

    private static final List<ResetSequence> CLASSIC =
            List.of(ResetSequence.classic(ResetSequence.SHORT_DELAY), ResetSequence.classic(ResetSequence.LONG_DELAY));

    private static final List<ResetSequence> TIGHT_THEN_CLASSIC = List.of(
            ResetSequence.tight(ResetSequence.SHORT_DELAY),
            ResetSequence.tight(ResetSequence.LONG_DELAY),
            ResetSequence.classic(ResetSequence.SHORT_DELAY),
            ResetSequence.classic(ResetSequence.LONG_DELAY));

    private static final List<ResetSequence> USB = List.of(ResetSequence.usbSerialJtag());

    /** It cannot set both lines at once. */
    private static final boolean ON_WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    public static Attachment of(Port port) {
        if (!port.hasLines()) {
            return BARE;
        }
        return port.isRemote() ? REMOTE : port.usb().map(Attachment::of).orElse(BRIDGE);
    }

    private static Attachment of(Usb usb) {
        if (usb.id().equals("10c4:ea64")) {
            return CP2102C;
        }
        return Kind.of(usb.vendorId(), usb.productId())
                .map(kind -> kind == Kind.OTG ? USB_OTG : USB_SERIAL_JTAG)
                .orElse(BRIDGE);
    }

    /** What to try in turn; empty where there is nothing to reset with, or nobody wants it. */
    List<ResetSequence> intoLoader(EntryReset choice) {
        if (this == BARE || choice instanceof EntryReset.None) {
            return List.of();
        }
        if (choice instanceof EntryReset.Custom custom) {
            return List.of(custom.sequence());
        }
        return choice instanceof EntryReset.Usb ? USB : usual();
    }

    private List<ResetSequence> usual() {
        return switch (this) {
            case BRIDGE, USB_OTG -> ON_WINDOWS ? CLASSIC : TIGHT_THEN_CLASSIC;
            case CP2102C, REMOTE -> CLASSIC;
            case USB_SERIAL_JTAG -> USB;
            case BARE -> List.of();
        };
    }

    /** Into the application. */
    public ResetSequence hardReset() {
        return switch (this) {
            case BRIDGE, REMOTE, BARE -> ResetSequence.HARD;
            case CP2102C -> ResetSequence.HARD_CP2102C;
            case USB_SERIAL_JTAG, USB_OTG -> ResetSequence.HARD_USB;
        };
    }

    /** Whether the port is the chip itself: it vanishes when the chip restarts, and knows no baud. */
    public boolean isChipItself() {
        return this == USB_SERIAL_JTAG || this == USB_OTG;
    }

    /** How a stub speaks here. */
    public Dialect stubDialect() {
        return this == USB_OTG ? Dialect.OTG_STUB : Dialect.STUB;
    }
}
