package org.nailbed.wire.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.wire.PortContract.assertFault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.PortInfo.Presence;
import org.nailbed.wire.WireFault;

@EnabledOnOs(OS.LINUX)
class PresenceTest {

    @TempDir
    private Path directory;

    @Test
    void aLinkIsPresentAsLongAsItLeadsToADevice() throws IOException {
        Path device = Files.createFile(directory.resolve("ttyACM0"));
        Path link = Files.createSymbolicLink(directory.resolve("socket-3"), device);
        assertThat(Ports.presence(link.toString())).isEqualTo(Presence.PRESENT);
        Files.delete(device);
        assertThat(Ports.presence(link.toString())).isEqualTo(Presence.ABSENT);
        Files.delete(link);
        assertThat(Ports.presence(link.toString())).isEqualTo(Presence.ABSENT);
    }

    @Test
    void anEmptyUsbSocketIsAbsent() {
        assertThat(Ports.presence("usb:255-31.31")).isEqualTo(Presence.ABSENT);
        assertThat(Ports.location("usb:255-31.31")).isEmpty();
    }

    @Test
    void nobodySeesWhatIsPluggedInBehindANetwork() {
        assertThat(Ports.presence("socket://localhost:4000")).isEqualTo(Presence.UNKNOWN);
        assertThat(Ports.presence("rfc2217://localhost:4000")).isEqualTo(Presence.UNKNOWN);
        assertThat(Ports.location("socket://localhost:4000")).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertFault(() -> Ports.presence(" "), WireFault.BAD_ADDRESS);
        assertFault(() -> Ports.presence("http://localhost"), WireFault.BAD_ADDRESS);
        assertFault(() -> Ports.presence("usb:3"), WireFault.BAD_ADDRESS);
    }
}
