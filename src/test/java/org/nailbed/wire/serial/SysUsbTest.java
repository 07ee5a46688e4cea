package org.nailbed.wire.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.wire.PortContract.assertFault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireFault;

/** Against a tree laid out as Linux lays out its own. */
@DisabledOnOs(OS.WINDOWS)
class SysUsbTest {

    @TempDir
    private Path root;

    private SysUsb sys;

    @BeforeEach
    void layOut() {
        sys = new SysUsb(root.resolve("bus"));
    }

    @Test
    void aChipsOwnUsbIsFoundUnderWhicheverNumberItCameBack() throws IOException {
        terminal("1-2.3", "1-2.3:1.0", "tty/ttyACM0");
        assertThat(sys.pathAt(at("usb:1-2.3"))).isEqualTo("/dev/ttyACM0");

        Files.delete(root.resolve("devices/1-2.3/1-2.3:1.0/tty/ttyACM0"));
        assertThat(sys.at(at("usb:1-2.3"))).isEmpty();

        terminal("1-2.3", "1-2.3:1.0", "tty/ttyACM7");
        assertThat(sys.pathAt(at("usb:1-2.3"))).isEqualTo("/dev/ttyACM7");
    }

    @Test
    void anAdaptersTerminalIsADirectoryDeeper() throws IOException {
        terminal("1-1", "1-1:1.0", "ttyUSB4/tty/ttyUSB4");
        assertThat(sys.pathAt(at("usb:1-1"))).isEqualTo("/dev/ttyUSB4");
    }

    @Test
    void anAdapterWithSeveralPortsWantsOneOfThemNamed() throws IOException {
        terminal("1-4", "1-4:1.0", "ttyUSB0/tty/ttyUSB0");
        terminal("1-4", "1-4:1.1", "ttyUSB1/tty/ttyUSB1");

        assertThat(sys.pathAt(at("usb:1-4:1.1"))).isEqualTo("/dev/ttyUSB1");
        assertFault(() -> sys.pathAt(at("usb:1-4")), WireFault.BAD_ADDRESS);
        assertThat(sys.at(at("usb:1-4")).stream()
                        .map(terminal -> terminal.location().address() + " " + terminal.path()))
                .containsExactly("usb:1-4:1.0 /dev/ttyUSB0", "usb:1-4:1.1 /dev/ttyUSB1");
    }

    @Test
    void presenceFollowsWhatHappensAtASocket() throws IOException {
        assertThat(sys.isOccupied(at("usb:1-2.3"))).isFalse();
        terminal("1-2.3", "1-2.3:1.0", "tty/ttyACM0");
        assertThat(sys.isOccupied(at("usb:1-2.3"))).isTrue();
        assertThat(sys.isOccupied(at("usb:1-2.3:1.1"))).isFalse();
        Files.delete(root.resolve("devices/1-2.3/1-2.3:1.0/tty/ttyACM0"));
        assertThat(sys.isOccupied(at("usb:1-2.3"))).isFalse();
        terminal("1-2.3", "1-2.3:1.0", "tty/ttyACM3");
        assertThat(sys.isOccupied(at("usb:1-2.3"))).isTrue();
    }

    @Test
    void anEmptySocketIsAPortNotFound() throws IOException {
        terminal("1-2.3", "1-2.3:1.0", "tty/ttyACM0");
        assertFault(() -> sys.pathAt(at("usb:1-2")), WireFault.PORT_NOT_FOUND);
        assertFault(() -> sys.pathAt(at("usb:1-2.3.1")), WireFault.PORT_NOT_FOUND);
        assertFault(() -> sys.pathAt(at("usb:1-2.3:1.1")), WireFault.PORT_NOT_FOUND);
    }

    @Test
    void aDeviceWithoutATerminalIsNoPort() throws IOException {
        Files.createDirectories(root.resolve("devices/1-6/1-6:1.0/input/input3"));
        link("1-6", "1-6:1.0");
        assertThat(sys.at(at("usb:1-6"))).isEmpty();
        assertThat(sys.all()).isEmpty();
    }

    @Test
    void allTerminalsAreListedWithTheirSockets() throws IOException {
        terminal("1-2.3", "1-2.3:1.0", "tty/ttyACM0");
        terminal("1-1", "1-1:1.0", "ttyUSB4/tty/ttyUSB4");
        assertThat(sys.all().stream().map(terminal -> terminal.location().address() + " " + terminal.path()))
                .containsExactly("usb:1-1:1.0 /dev/ttyUSB4", "usb:1-2.3:1.0 /dev/ttyACM0");
    }

    @Test
    void aMachineWithoutUsbHasNone() {
        assertThat(new SysUsb(root.resolve("nowhere")).all()).isEqualTo(List.of());
    }

    private static UsbLocation at(String address) {
        return UsbLocation.of(address);
    }

    private void terminal(String device, String usbInterface, String tty) throws IOException {
        Files.createDirectories(
                root.resolve("devices").resolve(device).resolve(usbInterface).resolve(tty));
        link(device, usbInterface);
    }

    /** The bus's directory holds links to devices and to interfaces, side by side. */
    private void link(String device, String usbInterface) throws IOException {
        Path bus = Files.createDirectories(root.resolve("bus"));
        Path target = root.resolve("devices").resolve(device);
        if (!Files.exists(bus.resolve(device))) {
            Files.createSymbolicLink(bus.resolve(device), target);
        }
        if (!Files.exists(bus.resolve(usbInterface))) {
            Files.createSymbolicLink(bus.resolve(usbInterface), target.resolve(usbInterface));
        }
    }
}
