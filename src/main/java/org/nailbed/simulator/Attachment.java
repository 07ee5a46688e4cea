package org.nailbed.simulator;

import java.util.Optional;

/** What stands between a board's chip and the PC. */
public sealed interface Attachment {

    /**
     * Which device the PC sees; empty behind a bridge that nobody can name.
     *
     * @param chipId the chip's number in image headers
     */
    Optional<UsbId> usbId(int chipId);

    /**
     * A USB-UART bridge with the two-transistor reset circuit. Above {@code highestBaud} it stays at that rate, whatever the PC
     * asks for; between {@code highestCleanBaud} and that the line damages bytes, in both directions.
     *
     * @param usb empty for a bridge that nobody can name, as behind a network
     */
    record UartBridge(Optional<UsbId> usb, int highestBaud, int highestCleanBaud) implements Attachment {
        private static final int FASTEST_UART_BAUD = 5_000_000;

        /** Takes every rate that an ESP's UART knows, without a fault (protocol reference, 5.5). */
        public static final UartBridge UNNAMED = new UartBridge(Optional.empty(), FASTEST_UART_BAUD, FASTEST_UART_BAUD);

        /** Silicon Labs CP2102: tops out at 921600 (protocol reference, 7.3). */
        public static final UartBridge CP2102 = named(0x10C4, 0xEA60, 921_600);

        /** WCH CH340. */
        public static final UartBridge CH340 = named(0x1A86, 0x7523, 2_000_000);

        /** FTDI FT232R. */
        public static final UartBridge FT232R = named(0x0403, 0x6001, 3_000_000);

        public UartBridge {
            if (highestBaud < 1 || highestCleanBaud < 1) {
                throw new SimulatorException("A bridge of " + highestBaud + " baud, clean to " + highestCleanBaud
                        + "; both have to be at least 1.");
            }
        }

        @Override
        public Optional<UsbId> usbId(int chipId) {
            return usb;
        }

        private static UartBridge named(int vendor, int product, int highestBaud) {
            return new UartBridge(Optional.of(new UsbId(vendor, product)), highestBaud, highestBaud);
        }

        public UartBridge withHighestBaud(int baud) {
            return new UartBridge(usb, baud, highestCleanBaud);
        }

        public UartBridge withHighestCleanBaud(int baud) {
            return new UartBridge(usb, highestBaud, baud);
        }
    }

    /**
     * The chip's own USB-Serial/JTAG: no rate, a reset that keeps the straps, watchdogs that go on in download mode.
     *
     * @param vanishes whether the port goes away and comes back in every reset, or in a watchdog's only
     */
    record UsbSerialJtag(boolean vanishes) implements Attachment {

        /** The harder one for a host: it vanishes every time. */
        public UsbSerialJtag() {
            this(true);
        }

        @Override
        public Optional<UsbId> usbId(int chipId) {
            return Optional.of(new UsbId(UsbId.ESPRESSIF, 0x1001));
        }
    }

    /**
     * USB-OTG, in the ROM's loader and in an application with a console there: no rate, blocks of 0x800 bytes, a port that goes
     * away and comes back in every reset.
     */
    record UsbOtg() implements Attachment {

        @Override
        public Optional<UsbId> usbId(int chipId) {
            return Optional.of(new UsbId(UsbId.ESPRESSIF, chipId));
        }
    }
}
