package org.nailbed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.simulator.Attachment.UartBridge;

class NamesTest {

    @Test
    void everyFaultCanBeWritten() {
        List<String> written = List.of(
                "silence",
                "garbage",
                "deaf",
                "no-boot-strap",
                "other-chip:esp32s3",
                "other-mac:02:00:00:00:00:01",
                "bad-checksum:2",
                "wrong-md5",
                "unplug-at:20000",
                "dead-flash",
                "boot-loop",
                "app-version:9.9.9",
                "console-silent",
                "console-noise:3",
                "crash-at:2",
                "self-test:radio",
                "adc-off:vbat/-0.5",
                "nvs-bit-flip",
                "bad-ram:3fc90000",
                "flash-encryption",
                "secure-boot",
                "secure-download");
        assertThat(written.stream()
                        .map(text -> FaultNames.parse(text).getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(BoardFault.class.getPermittedSubclasses()).collect(Collectors.toSet()));
        assertThat(FaultNames.usages()).hasSameSizeAs(written);
    }

    @Test
    void valuesArriveWhole() {
        assertThat(FaultNames.parse("unplug-at:20000")).isEqualTo(new BoardFault.UnplugAt(20_000));
        assertThat(FaultNames.parse("other-mac:02:00:00:00:00:01"))
                .isEqualTo(new BoardFault.OtherMac("02:00:00:00:00:01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unplug-at",
                "unplug-at:soon",
                "wrong-md5:1",
                "bad-checksum:99999999999",
                "adc-off:vbat",
                "bad-ram:x"
            })
    void faultWrittenWronglyIsAnsweredWithHowItIsWritten(String text) {
        assertThatThrownBy(() -> FaultNames.parse(text))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("is written");
    }

    @Test
    void unknownFaultIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> FaultNames.parse("tired"))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("wrong-md5");
    }

    @Test
    void attachmentsAreReadWithTheirRates() {
        assertThat(AttachmentNames.parse("usb-otg")).isEqualTo(new Attachment.UsbOtg());
        assertThat(AttachmentNames.parse("bridge")).isEqualTo(UartBridge.UNNAMED);
        assertThat(AttachmentNames.parse("bridge:921600")).isEqualTo(UartBridge.UNNAMED.withHighestBaud(921_600));
        assertThat(AttachmentNames.parse("bridge:3000000/1500000"))
                .isEqualTo(UartBridge.UNNAMED.withHighestBaud(3_000_000).withHighestCleanBaud(1_500_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usb", "bridge:", "bridge:0", "bridge:fast", "bridge:1/2/3"})
    void attachmentThatNobodyKnowsIsRefused(String text) {
        assertThatThrownBy(() -> AttachmentNames.parse(text)).isInstanceOf(SimulatorException.class);
    }

    @Test
    void usbNameFollowsAttachmentAndChip() {
        assertThat(new Attachment.UsbSerialJtag().usbId(5))
                .hasValueSatisfying(id -> assertThat(id).hasToString("303a:1001"));
        assertThat(new Attachment.UsbOtg().usbId(9))
                .hasValueSatisfying(id -> assertThat(id).hasToString("303a:0009"));
        assertThat(UartBridge.UNNAMED.usbId(5)).isEmpty();
    }
}
