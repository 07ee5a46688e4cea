package org.nailbed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.wire.PortInfo.Usb;

/** Protocol reference, 4.6 and 7.3. */
class UsbBridgeTest {

    @ParameterizedTest
    @CsvSource({
        "10C4, EA60, CP2102 USB to UART Bridge Controller, CP2102, 921600",
        "10C4, EA60, CP2102N USB to UART Bridge Controller, CP2102N, 3000000",
        "10C4, EA64, CP2102C, CP2102C, 3000000",
        "1A86, 7523, USB Serial, CH340, 2000000",
        "1A86, 55D4, USB Single Serial, CH9102, 4000000",
        "0403, 6001, FT232R USB UART, FT232R, 3000000",
        "303A, 1001, USB JTAG/serial debug unit, USB-Serial/JTAG, 2147483647",
        "303A, 0009, ESP32-S3, ESP32-S3 USB-OTG, 2147483647"
    })
    void adaptersAreKnownByTheirIds(String vendor, String product, String text, String name, int highestBaud) {
        Usb usb = usb(Integer.parseInt(vendor, 16), Integer.parseInt(product, 16), text);
        assertThat(UsbBridge.of(usb, false)).contains(new UsbBridge(name, highestBaud));
    }

    @Test
    void unknownAdapterHasNoName() {
        assertThat(usb(0x1234, 0x5678, "").bridge()).isEmpty();
    }

    @Test
    void oldLinuxMakesAnInexactRateForTheCh340() {
        assertThat(UsbBridge.of(usb(0x1A86, 0x7523, ""), true)).contains(new UsbBridge("CH340", 460_800));
        assertThat(UsbBridge.of(usb(0x0403, 0x6001, ""), true)).contains(new UsbBridge("FT232R", 3_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, 5.4.0-150-generic, true",
        "Linux, 4.19, true",
        "Linux, 5.5.0, false",
        "Linux, 6.1.0-9-amd64, false",
        "Linux, strange, false",
        "Windows 11, 5.4, false",
        "Mac OS X, 4.2, false"
    })
    void onlyLinuxBefore55IsInexact(String system, String version, boolean inexact) {
        assertThat(UsbBridge.inexactCh340(system, version)).isEqualTo(inexact);
    }

    private static Usb usb(int vendor, int product, String text) {
        return new Usb(vendor, product, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
    }
}
