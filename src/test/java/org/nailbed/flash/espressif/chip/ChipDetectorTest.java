package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.data;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.error;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.raw;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

/** Protocol reference, 5.1. */
class ChipDetectorTest {
    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1), ticker);
    private final ScriptedLoader loader = new ScriptedLoader();
    private final Link link = new Link(new FakePort(ticker, loader));
    private final ChipDetector detector = new ChipDetector(link);

    @ParameterizedTest
    @CsvSource({
        "05, ESP32_C3",
        "09, ESP32_S3",
        "0c, ESP32_C2",
        "0d, ESP32_C6",
        "10, ESP32_H2",
        "12, ESP32_P4",
        "14, ESP32_C61",
        "17, ESP32_C5"
    })
    void chipThatTellsItsIdIsTakenByIt(String id, EspChip kind) {
        loader.on(Opcode.GET_SECURITY_INFO, data(Dialect.ROM, hex("000000000000000000000000" + id + "00000003000000")));

        ChipDetector.Detected detected = detector.detect(deadline);

        assertThat(detected.chip().kind()).isEqualTo(kind);
        assertThat(detected.security()).contains(Security.OPEN);
        assertThat(link.dialect()).isEqualTo(Dialect.ROM);
    }

    @Test
    void chipThatTellsItsLocksButNoIdIsAnS2() {
        loader.on(Opcode.GET_SECURITY_INFO, data(Dialect.ROM, new byte[12]));

        assertThat(detector.detect(deadline).chip().kind()).isEqualTo(EspChip.ESP32_S2);
    }

    @ParameterizedTest
    @CsvSource({
        "00F01D83, ESP32",
        "000007C6, ESP32_S2",
        "00000009, ESP32_S3",
        "6921506F, ESP32_C3",
        "1B31506F, ESP32_C3",
        "4881606F, ESP32_C3",
        "4361606F, ESP32_C3",
        "2CE0806F, ESP32_C6",
        "FFF0C101, ESP8266",
        "6F51306F, ESP32_C2",
        "7C41A06F, ESP32_C2",
        "0C21E06F, ESP32_C2",
        "1101406F, ESP32_C5",
        "5FD1406F, ESP32_C5",
        "7211606F, ESP32_C61",
        "33F0206F, ESP32_C61",
        "2421606F, ESP32_C61",
        "D7B73E80, ESP32_H2"
    })
    void chipThatDoesNotKnowTheQuestionIsTakenByItsMagic(String magic, EspChip kind) {
        loader.on(Opcode.GET_SECURITY_INFO, error(Dialect.ROM, 0x05));
        loader.on(Opcode.READ_REG, value(Dialect.ROM, Integer.parseUnsignedInt(magic, 16)));

        assertThat(detector.detect(deadline).chip().kind()).isEqualTo(kind);
    }

    @Test
    void romOfTheFirstEsp32IsSpokenToInItsOwnWay() {
        loader.on(Opcode.GET_SECURITY_INFO, error(Dialect.ROM, 0x05));
        loader.on(Opcode.READ_REG, value(Dialect.ROM, 0x00F01D83));
        detector.detect(deadline);

        assertThat(link.dialect()).isEqualTo(Dialect.ESP32_ROM);
    }

    /** Its ROM knows the question as little as the ESP32's, and its status is shorter. */
    @Test
    void esp8266IsTakenByItsMagicAndSpokenToInItsOwnWay() {
        link.speak(Dialect.ESP8266_ROM);
        loader.on(Opcode.GET_SECURITY_INFO, raw(hex("c00114020000000000" + "0105" + "c0")));
        loader.on(Opcode.READ_REG, raw(hex("c0010a020001c1f0ff" + "0000" + "c0")));

        assertThat(detector.detect(deadline).chip().kind()).isEqualTo(EspChip.ESP8266);
        assertThat(link.dialect()).isEqualTo(Dialect.ESP8266_ROM);
    }

    @Test
    void stubThatStillRunsIsKeptAsStub() {
        link.speak(Dialect.STUB);
        loader.on(Opcode.GET_SECURITY_INFO, error(Dialect.STUB, 0xC3));
        loader.on(Opcode.READ_REG, value(Dialect.STUB, 0x00F01D83));

        assertThat(detector.detect(deadline).chip().kind()).isEqualTo(EspChip.ESP32);
        assertThat(link.dialect()).isEqualTo(Dialect.STUB);
    }

    @Test
    void chipThatIsNotInTheTableIsTheWrongChip() {
        loader.on(Opcode.GET_SECURITY_INFO, data(Dialect.ROM, hex("0000000000000000000000001900000005000000")));

        assertThatThrownBy(() -> detector.detect(deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.WRONG_CHIP))
                .hasMessageContaining("chip id 25")
                .hasMessageContaining("ESP32-C3");
    }

    @Test
    void chipThatRefusesBothQuestionsIsLocked() {
        loader.on(Opcode.GET_SECURITY_INFO, error(Dialect.ROM, 0x05));
        loader.on(Opcode.READ_REG, error(Dialect.ROM, 0x05));

        assertThatThrownBy(() -> detector.detect(deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.SECURITY_REFUSED));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
