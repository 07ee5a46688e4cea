package org.nailbed.wire.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.PortInfo.Usb;
import org.nailbed.wire.UsbBridge;

/** Against a tree laid out as Linux lays out its own. */
@DisabledOnOs(OS.WINDOWS)
class SysTtyTest {

    @TempDir
    private Path root;

    private SysTty sys;

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(root.resolve("class"));
        sys = new SysTty(root.resolve("class"));
    }

    @Test
    void adapterIsFoundAboveItsTerminal() throws IOException {
        Path device = usbDevice("usb1/1-2/1-2.3", "10c4", "ea60");
        Files.writeString(device.resolve("serial"), "0001\n");
        Files.writeString(device.resolve("manufacturer"), "Silicon Labs\n");
        Files.writeString(device.resolve("product"), "CP2102N USB to UART Bridge Controller\n");
        terminal("ttyUSB0", device.resolve("1-2.3:1.0/ttyUSB0/tty/ttyUSB0"));

        Usb usb = sys.usb("/dev/ttyUSB0").orElseThrow();

        assertThat(usb.id()).isEqualTo("10c4:ea60");
        assertThat(usb.location()).contains("1-2.3");
        assertThat(usb.serialNumber()).contains("0001");
        assertThat(usb.manufacturer()).contains("Silicon Labs");
        assertThat(usb.bridge()).contains(new UsbBridge("CP2102N", 3_000_000));
    }

    @Test
    void terminalOnNoUsbHasNoAdapter() throws IOException {
        terminal("ttyS0", root.resolve("devices/platform/serial8250/tty/ttyS0"));
        assertThat(sys.usb("/dev/ttyS0")).isEmpty();
        assertThat(sys.usb("/dev/ttyUSB9")).isEmpty();
        assertThat(sys.usb("/dev/pts/7")).isEmpty();
    }

    @Test
    void deviceThatCameBackUnderAnotherNumberIsFoundByItsSocket() throws IOException {
        Path mine = usbDevice("usb1/1-1", "303a", "1001");
        Path other = usbDevice("usb1/1-2", "303a", "1001");
        terminal("ttyACM0", mine.resolve("1-1:1.0/tty/ttyACM0"));
        terminal("ttyACM1", other.resolve("1-2:1.0/tty/ttyACM1"));
        Usb usb = sys.usb("/dev/ttyACM0").orElseThrow();

        Files.delete(root.resolve("class/ttyACM0"));
        terminal("ttyACM2", mine.resolve("1-1:1.0/tty/ttyACM2"));

        assertThat(sys.pathOf(usb)).contains("/dev/ttyACM2");
    }

    @Test
    void anotherDeviceThatBearsTheOldNumberIsNotTakenForIt() throws IOException {
        Path mine = usbDevice("usb1/1-1", "303a", "1001");
        Path other = usbDevice("usb1/1-2", "303a", "1001");
        terminal("ttyACM0", mine.resolve("1-1:1.0/tty/ttyACM0"));
        Usb usb = sys.usb("/dev/ttyACM0").orElseThrow();
        assertThat(sys.isInPlaceOf(usb, "/dev/ttyACM0")).isTrue();

        Files.delete(root.resolve("class/ttyACM0"));
        terminal("ttyACM0", other.resolve("1-2:1.0/tty/ttyACM0"));

        assertThat(sys.pathOf(usb)).isEmpty();
        assertThat(sys.isInPlaceOf(usb, "/dev/ttyACM0")).isFalse();
    }

    @Test
    void deviceWithTwoTerminalsIsNotGuessedAt() throws IOException {
        Path device = usbDevice("usb1/1-1", "0403", "6010");
        terminal("ttyUSB0", device.resolve("1-1:1.0/ttyUSB0/tty/ttyUSB0"));
        terminal("ttyUSB1", device.resolve("1-1:1.1/ttyUSB1/tty/ttyUSB1"));
        assertThat(sys.pathOf(sys.usb("/dev/ttyUSB0").orElseThrow())).isEmpty();
    }

    @Test
    void latencyIsToldAndLowered() throws IOException {
        Path device = usbDevice("usb1/1-1", "0403", "6001");
        Path tty = device.resolve("1-1:1.0/ttyUSB0/tty/ttyUSB0");
        terminal("ttyUSB0", tty);
        Path timer = Files.writeString(device.resolve("1-1:1.0/ttyUSB0/latency_timer"), "16\n");
        Files.createSymbolicLink(tty.resolve("device"), device.resolve("1-1:1.0/ttyUSB0"));

        assertThat(sys.latencyMillis("/dev/ttyUSB0")).contains(16);
        sys.lowerLatency("/dev/ttyUSB0");
        assertThat(sys.latencyMillis("/dev/ttyUSB0")).contains(1);
        assertThat(timer).hasContent("1");
    }

    @Test
    void adapterWithoutALatencyTimerIsLeftAlone() throws IOException {
        Path device = usbDevice("usb1/1-1", "1a86", "7523");
        terminal("ttyUSB0", device.resolve("1-1:1.0/ttyUSB0/tty/ttyUSB0"));
        sys.lowerLatency("/dev/ttyUSB0");
        assertThat(sys.latencyMillis("/dev/ttyUSB0")).isEmpty();
    }

    private Path usbDevice(String at, String vendor, String product) throws IOException {
        Path device = Files.createDirectories(root.resolve("devices").resolve(at));
        Files.writeString(device.resolve("idVendor"), vendor + "\n");
        Files.writeString(device.resolve("idProduct"), product + "\n");
        return device;
    }

    private void terminal(String name, Path at) throws IOException {
        Files.createDirectories(at);
        Files.createSymbolicLink(root.resolve("class").resolve(name), at);
    }
}
