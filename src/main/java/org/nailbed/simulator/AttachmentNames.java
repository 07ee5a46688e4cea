package org.nailbed.simulator;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.simulator.Attachment.UartBridge;

/** Attachments as a person writes them: {@code usb-jtag}, {@code bridge:3000000/1500000}. */
public final class AttachmentNames {
    private static final Pattern BRIDGE = Pattern.compile("bridge(?::(\\d{1,9})(?:/(\\d{1,9}))?)?");
    private static final Map<String, Attachment> BY_NAME = Map.of(
            "usb-jtag",
            new Attachment.UsbSerialJtag(false),
            "usb-jtag-vanishing",
            new Attachment.UsbSerialJtag(true),
            "usb-otg",
            new Attachment.UsbOtg(),
            "cp2102",
            UartBridge.CP2102,
            "ch340",
            UartBridge.CH340,
            "ft232r",
            UartBridge.FT232R);

    private AttachmentNames() {}

    /** How each is written. */
    public static List<String> names() {
        return List.of(
                "bridge[:HIGHEST[/CLEAN]]", "cp2102", "ch340", "ft232r", "usb-jtag", "usb-jtag-vanishing", "usb-otg");
    }

    /** One line for each: how it is written, and what it means. */
    public static List<String> usages() {
        return List.of(
                "bridge[:HIGHEST[/CLEAN]]  UART bridge up to HIGHEST baud, faulty above CLEAN",
                "cp2102, ch340, ft232r     such a bridge, with its USB name and rate",
                "usb-jtag                  USB-Serial/JTAG; vanishes in a watchdog's reset only",
                "usb-jtag-vanishing        the same; vanishes in every reset, and with it the first half second of its log",
                "usb-otg                   the ROM's USB-OTG loader");
    }

    /** @throws SimulatorException when it names nothing that is known */
    public static Attachment parse(String text) {
        Attachment named = BY_NAME.get(text);
        if (named != null) {
            return named;
        }
        Matcher bridge = BRIDGE.matcher(text);
        if (!bridge.matches()) {
            throw new SimulatorException(
                    "Boards cannot be attached by \"" + text + "\"; " + String.join(", ", names()) + " are known.");
        }
        UartBridge any = UartBridge.UNNAMED;
        if (bridge.group(1) != null) {
            any = any.withHighestBaud(Integer.parseInt(bridge.group(1)));
        }
        if (bridge.group(2) != null) {
            any = any.withHighestCleanBaud(Integer.parseInt(bridge.group(2)));
        }
        return any;
    }
}
