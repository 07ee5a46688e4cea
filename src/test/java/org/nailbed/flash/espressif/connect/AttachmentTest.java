package org.nailbed.flash.espressif.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.PortInfo.Usb;

/** Protocol reference, 4.1, 4.6 and 4.7. */
class AttachmentTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bridgesAreTriedTightFirstThenClassicEachWithBothDelays() {
        assertThat(names(on(0x10C4, 0xEA60), EntryReset.DEFAULT))
                .isEqualTo(names(Attachment.of(port()), EntryReset.DEFAULT))
                .containsExactly("tight 50 ms", "tight 550 ms", "classic 50 ms", "classic 550 ms");
    }

    @Test
    void overTheNetworkOnlyClassicIsTried() {
        Attachment remote = Attachment.of(port().remote());
        assertThat(remote).isEqualTo(Attachment.REMOTE);
        assertThat(names(remote, EntryReset.DEFAULT)).containsExactly("classic 50 ms", "classic 550 ms");
    }

    @Test
    void usbSerialJtagKnowsOnlyItsOwnWay() {
        Attachment usb = on(0x303A, 0x1001);
        assertThat(names(usb, EntryReset.DEFAULT)).containsExactly("USB-Serial/JTAG");
        assertThat(usb.isChipItself()).isTrue();
        assertThat(usb.stubDialect()).isEqualTo(Dialect.STUB);
    }

    @Test
    void romsOwnUsbTakesSmallBlocks() {
        for (int product : new int[] {0x0002, 0x0009, 0x0012}) {
            Attachment usb = on(0x303A, product);
            assertThat(usb).isEqualTo(Attachment.USB_OTG);
            assertThat(usb.stubDialect().flashBlockBytes()).isEqualTo(0x800);
            assertThat(usb.stubDialect().ramBlockBytes()).isEqualTo(0x800);
            assertThat(usb.stubDialect().isStub()).isTrue();
        }
    }

    @Test
    void cp2102cIsResetInItsOwnWay() {
        Attachment bridge = on(0x10C4, 0xEA64);
        assertThat(names(bridge, EntryReset.DEFAULT)).containsExactly("classic 50 ms", "classic 550 ms");
        assertThat(bridge.hardReset()).isEqualTo(ResetSequence.HARD_CP2102C);
    }

    @Test
    void choiceOfTheUserComesFirst() {
        Attachment bridge = Attachment.of(port());
        assertThat(names(bridge, new EntryReset.Usb())).containsExactly("USB-Serial/JTAG");
        assertThat(names(bridge, new EntryReset.None())).isEmpty();
        assertThat(names(bridge, EntryReset.parse("R1|R0"))).containsExactly("custom");
    }

    @Test
    void nothingIsPlayedWhereThereAreNoLines() {
        Attachment bare = Attachment.of(port().bare());
        assertThat(names(bare, EntryReset.DEFAULT)).isEmpty();
        assertThat(names(bare, new EntryReset.Usb())).isEmpty();
    }

    private static List<String> names(Attachment attachment, EntryReset choice) {
        return attachment.intoLoader(choice).stream().map(ResetSequence::name).toList();
    }

    private static Attachment on(int vendor, int product) {
        return Attachment.of(port().usb(usb(vendor, product)));
    }

    static Usb usb(int vendor, int product) {
        return new Usb(vendor, product, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static FakePort port() {
        return new FakePort(new HandTicker(), written -> new byte[0]);
    }
}
