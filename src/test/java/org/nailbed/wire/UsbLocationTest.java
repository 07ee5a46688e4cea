package org.nailbed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsbLocationTest {

    @ParameterizedTest
    @CsvSource({"usb:1-2.3, 1-2, 3", "usb:1-2, 1, 2", "usb:12-1.4.2, 12-1.4, 2", "usb:2-10.11:1.0, 2-10, 11"})
    void aLocationKnowsItsHubAndThePortOfIt(String address, String hub, int port) {
        UsbLocation location = UsbLocation.of(address);
        assertThat(location.hub()).isEqualTo(hub);
        assertThat(location.hubPort()).isEqualTo(port);
        assertThat(location.address()).isEqualTo(address);
    }

    @Test
    void theInterfaceIsPartOfTheAddressAndNotOfTheDevice() {
        UsbLocation location = UsbLocation.of("usb:1-2.3:1.1");
        assertThat(location.device()).isEqualTo("1-2.3");
        assertThat(location.port()).contains("1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usb:",
                "usb:1",
                "usb:usb1",
                "usb:1-",
                "usb:1-2.",
                "usb:1-2.x",
                "usb:1-2:1",
                "usb:1-2/..",
                "usb: 1-2"
            })
    void whatIsNoLocationIsRefusedWithAnExample(String address) {
        assertThatThrownBy(() -> UsbLocation.of(address))
                .isInstanceOf(WireException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("usb:1-2.3:1.0");
    }
}
