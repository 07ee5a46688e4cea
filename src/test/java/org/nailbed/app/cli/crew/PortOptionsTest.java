package org.nailbed.app.cli.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.WireException;
import picocli.CommandLine;

class PortOptionsTest {
    private static final PortInfo CP2102 = usb("/dev/ttyUSB0", 0x10c4, 0xea60, "1-2.1", "A1");
    private static final PortInfo CH340 = usb("/dev/ttyUSB1", 0x1a86, 0x7523, "1-2.2", "");
    private static final PortInfo OTHER_HUB = usb("/dev/ttyUSB2", 0x10c4, 0xea60, "1-3.1", "B2");
    private static final PortInfo ON_BOARD =
            new PortInfo("/dev/ttyS0", List.of(), Optional.empty(), "ttyS0", PortInfo.Use.UNKNOWN);
    private static final List<PortInfo> PRESENT = List.of(ON_BOARD, CP2102, CH340, OTHER_HUB);

    @Test
    void namedPortsComeInTheirOrder() {
        assertThat(chosen(PRESENT, "-p", "b", "-p", "a")).containsExactly("b", "a");
    }

    @Test
    void allMeansEveryUsbPortAndNoOther() {
        assertThat(chosen(PRESENT, "--all")).containsExactly("/dev/ttyUSB0", "/dev/ttyUSB1", "/dev/ttyUSB2");
    }

    @Test
    void filtersOfOneKindAddAndOfSeveralKindsNarrow() {
        assertThat(chosen(PRESENT, "--vid-pid", "10C4:EA60")).containsExactly("/dev/ttyUSB0", "/dev/ttyUSB2");
        assertThat(chosen(PRESENT, "--vid-pid", "10c4:*,1a86:7523"))
                .containsExactly("/dev/ttyUSB0", "/dev/ttyUSB1", "/dev/ttyUSB2");
        assertThat(chosen(PRESENT, "--location", "1-2.*")).containsExactly("/dev/ttyUSB0", "/dev/ttyUSB1");
        assertThat(chosen(PRESENT, "--location", "1-2.*", "--vid-pid", "10c4:ea60"))
                .containsExactly("/dev/ttyUSB0");
        assertThat(chosen(PRESENT, "--serial", "b*")).containsExactly("/dev/ttyUSB2");
    }

    @Test
    void aDotInALocationIsADotAndNoWildcard() {
        assertThatThrownBy(() -> chosen(PRESENT, "--location", "1.2.1"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("nailbed ports");
    }

    @Test
    void aPortBothNamedAndFoundIsTakenOnce() {
        assertThat(chosen(PRESENT, "-p", "/dev/ttyUSB1", "--all"))
                .containsExactly("/dev/ttyUSB1", "/dev/ttyUSB0", "/dev/ttyUSB2");
    }

    @Test
    void withoutAnyWordTheOnlyUsbPortIsMeant() {
        assertThat(chosen(List.of(ON_BOARD, CH340))).containsExactly("/dev/ttyUSB1");
        assertThatThrownBy(() -> chosen(PRESENT))
                .isInstanceOf(Failure.Usage.class)
                .hasMessageContaining("/dev/ttyUSB0, /dev/ttyUSB1, /dev/ttyUSB2");
        assertThatThrownBy(() -> chosen(List.of(ON_BOARD)))
                .isInstanceOf(Failure.Usage.class)
                .hasMessageContaining("no USB serial port");
    }

    @Test
    void aWrongIdIsRefusedWithTheRightForm() {
        assertThatThrownBy(() -> chosen(PRESENT, "--vid-pid", "cp2102"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessageContaining("10c4:ea60");
    }

    private static List<String> chosen(List<PortInfo> present, String... arguments) {
        PortOptions options = new PortOptions();
        CommandLine.populateCommand(options, arguments);
        return options.addresses(() -> present);
    }

    private static PortInfo usb(String path, int vendor, int product, String location, String serial) {
        return new PortInfo(
                path,
                List.of(),
                Optional.of(new PortInfo.Usb(
                        vendor,
                        product,
                        Optional.of(location),
                        Optional.of(serial).filter(text -> !text.isEmpty()),
                        Optional.empty(),
                        Optional.empty())),
                "",
                PortInfo.Use.UNKNOWN);
    }
}
