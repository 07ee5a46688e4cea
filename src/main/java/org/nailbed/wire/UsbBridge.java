package org.nailbed.wire;

import java.util.List;
import java.util.Optional;
import org.nailbed.wire.PortInfo.Usb;

/**
 * A chip between USB and a board, known by its ids: what it is called and how fast it goes (protocol reference, 4.6 and 7.3; data
 * sheets).
 *
 * @param highestBaud above it the chip refuses or sends nonsense; {@link #NO_LIMIT} where USB carries the bytes without a UART
 */
public record UsbBridge(String name, int highestBaud) {
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final int ESPRESSIF = 0x303A;
    private static final int SILICON_LABS = 0x10C4;
    private static final int WCH = 0x1A86;
    private static final int FTDI = 0x0403;
    private static final int PROLIFIC = 0x067B;

    /** Older drivers make an inexact 921600 for this one. */
    private static final UsbBridge CH340_EXACT = new UsbBridge("CH340", 2_000_000);

    private static final UsbBridge CH340_INEXACT = new UsbBridge("CH340", 460_800);

    private record Entry(int vendorId, int productId, UsbBridge bridge) {
        boolean fits(Usb usb) {
            return usb.vendorId() == vendorId && usb.productId() == productId;
        }
    }

    private static final List<Entry> TABLE = List.of(
            entry(ESPRESSIF, 0x1001, "USB-Serial/JTAG", NO_LIMIT),
            entry(ESPRESSIF, 0x0002, "ESP32-S2 USB-OTG", NO_LIMIT),
            entry(ESPRESSIF, 0x0009, "ESP32-S3 USB-OTG", NO_LIMIT),
            entry(ESPRESSIF, 0x0012, "ESP32-P4 USB-OTG", NO_LIMIT),
            entry(SILICON_LABS, 0xEA60, "CP2102", 921_600),
            entry(SILICON_LABS, 0xEA64, "CP2102C", 3_000_000),
            entry(SILICON_LABS, 0xEA70, "CP2105", 2_000_000),
            entry(SILICON_LABS, 0xEA71, "CP2108", 2_000_000),
            entry(WCH, 0x7523, "CH340", 2_000_000),
            entry(WCH, 0x7522, "CH340", 2_000_000),
            entry(WCH, 0x5523, "CH341", 2_000_000),
            entry(WCH, 0x55D3, "CH343", 6_000_000),
            entry(WCH, 0x55D4, "CH9102", 4_000_000),
            entry(FTDI, 0x6001, "FT232R", 3_000_000),
            entry(FTDI, 0x6010, "FT2232H", 12_000_000),
            entry(FTDI, 0x6011, "FT4232H", 12_000_000),
            entry(FTDI, 0x6014, "FT232H", 12_000_000),
            entry(FTDI, 0x6015, "FT231X", 3_000_000),
            entry(PROLIFIC, 0x2303, "PL2303", 1_228_800));

    private static Entry entry(int vendorId, int productId, String name, int highestBaud) {
        return new Entry(vendorId, productId, new UsbBridge(name, highestBaud));
    }

    static Optional<UsbBridge> of(Usb usb) {
        return of(usb, inexactCh340(System.getProperty("os.name", ""), System.getProperty("os.version", "")));
    }

    static Optional<UsbBridge> of(Usb usb, boolean inexactCh340) {
        return TABLE.stream()
                .filter(entry -> entry.fits(usb))
                .findFirst()
                .map(entry -> byProductName(entry.bridge(), usb.product().orElse("")))
                .map(bridge -> inexactCh340 && bridge.equals(CH340_EXACT) ? CH340_INEXACT : bridge);
    }

    /** The faster chips of a family share the ids of the first and differ in what they call themselves. */
    private static UsbBridge byProductName(UsbBridge first, String product) {
        if (!first.name().equals("CP2102")) {
            return first;
        }
        if (product.startsWith("CP2102N")) {
            return new UsbBridge("CP2102N", 3_000_000);
        }
        return product.startsWith("CP2104") ? new UsbBridge("CP2104", 2_000_000) : first;
    }

    /** Linux before 5.5 (protocol reference, 7.3). */
    static boolean inexactCh340(String system, String version) {
        String[] parts = version.split("\\D+", 3);
        if (!system.equals("Linux") || parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return false;
        }
        int major = Integer.parseInt(parts[0]);
        return major < 5 || (major == 5 && Integer.parseInt(parts[1]) < 5);
    }
}
