package org.nailbed.sequence.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.nvs.NvsContents;
import org.nailbed.firmware.nvs.NvsReader;
import org.nailbed.firmware.nvs.NvsType;
import org.nailbed.firmware.nvs.NvsValue;
import org.nailbed.flash.Extent;
import org.nailbed.flash.WriteMode;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeProgrammer;
import org.nailbed.sequence.FakeProgrammer.Call;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.board.NvsItem.Encoding;
import org.nailbed.sequence.board.NvsItem.Secrecy;
import org.nailbed.sequence.lookup.CsvLookup;
import org.nailbed.sequence.lookup.Lookup;
import org.nailbed.wire.Trace;

class ProvisionTest {
    private static final Lookup UNITS = CsvLookup.of(
            "units.csv",
            "serial-number,pin,gain\nSN-7,hush-4711,150\nSN-8,,abc\nSN-9,x,70000\n".getBytes(UTF_8),
            CsvLookup.Key.SERIAL_NUMBER,
            Set.of());

    private final FakeProgrammer board = new FakeProgrammer();
    private final FakeWork work = new FakeWork(board, BoardRecipe.RECIPE);

    @Test
    void unitsOwnPartitionIsWrittenWholeAndProven() {
        work.run(new Identify());
        work.named("SN-7");
        Provision provision = provision(
                text("serial", Encoding.STRING, "{serial-number}"),
                text("gain", Encoding.U16, "{data.gain}"),
                text("own_mac", Encoding.MAC, "{mac}"),
                text("blob", Encoding.HEX2BIN, "00ff{mac-hex}"),
                new NvsItem(
                        "unit",
                        "cert",
                        Encoding.BINARY,
                        new NvsItem.File(new Content("cert.der", new byte[] {1, 2, 3})),
                        Secrecy.OPEN));
        board.calls.clear();

        assertThat(work.run(provision)).isEmpty();

        Image image = board.written.get(0).images().get(0);
        assertThat(image.offset()).isEqualTo(0x9000);
        assertThat(image.sizeBytes()).isEqualTo(0x6000);
        NvsContents nvs = NvsReader.read(image.content(), Optional.empty());
        assertThat(nvs.value("unit", "serial")).contains(new NvsValue.Text("SN-7"));
        assertThat(nvs.value("unit", "gain")).contains(NvsValue.Int.of(NvsType.U16, 150));
        assertThat(nvs.value("unit", "own_mac")).contains(blob("240ac4deadbe"));
        assertThat(nvs.value("unit", "blob")).contains(blob("00ff240ac4deadbe"));
        assertThat(nvs.value("unit", "cert")).contains(blob("010203"));
        assertThat(board.modes).containsExactly(WriteMode.CHANGED);
        assertThat(board.calls).containsSubsequence(Call.WRITE, Call.VERIFY);
        assertThat(work.measured())
                .containsEntry("nvs-bytes", "24576")
                .containsEntry("nvs-sha256", image.sha256())
                .containsEntry("md5-0x9000", HexFormat.of().formatHex(image.paddedMd5()));
        assertThat(work.unset()).isEmpty();
        assertThat(work.data().get("data.gain")).as("for later phases").contains("150");
    }

    @Test
    void partitionMayBeNamedByOffsetAndSize() {
        Provision provision = new Provision(
                new Place.At(new Extent(0x300000, 0x3000)),
                "test",
                List.of(constant("k", Encoding.U8, "7")),
                List.of());

        assertThat(work.run(provision)).isEmpty();

        assertThat(board.written.get(0).images().get(0).offset()).isEqualTo(0x300000);
        assertThat(provision.role()).isEqualTo(Role.WRITES);
    }

    @ParameterizedTest
    @CsvSource({
        "SN-8, '{data.pin}', STRING, 'NVS key unit.k: No value for {data.pin}'",
        "SN-8, '{data.gain}', U16, 'NVS key unit.k: no valid u16: \"abc\" is no number'",
        "SN-9, '{data.gain}', U16, 'NVS key unit.k: no valid u16: 70000 is not a u16'",
        "SN-9, '{data.pin}', MAC, 'NVS key unit.k: no valid mac: \"x\" is no MAC'",
        "SN-9, '{data.pin}', HEX2BIN, 'NVS key unit.k: no valid hex2bin'",
        "SN-1, '{data.pin}', STRING, 'nothing of this unit in units.csv'",
        "SN-7, '{lot}', STRING, 'NVS key unit.k: No value for {lot}'"
    })
    void unitWithoutFittingDataIsNotWritten(String serial, String template, Encoding encoding, String message) {
        work.named(serial);

        assertFails(FaultCode.UNIT_DATA_MISSING, provision(text("k", encoding, template)))
                .hasMessageContaining(message);
        assertThat(board.calls).isEmpty();
    }

    @Test
    void secretsAreShownNowhere() {
        work.named("SN-7");
        NvsItem pin = secret("pin", Encoding.STRING, "{data.pin}");

        work.run(provision(pin));

        assertThat(work.data().masked("pin hush-4711")).isEqualTo("pin ***");
        assertThat(board.trace.dump()).contains("bytes, which are secret").doesNotContain("hush");
        assertFails(FaultCode.UNIT_DATA_MISSING, provision(secret("pin", Encoding.U8, "{data.pin}")))
                .hasMessage("NVS key unit.pin: its secret value is no u8. Check the unit's data.")
                .hasNoCause();
        assertThatThrownBy(() -> secret("pin", Encoding.U8, "hush-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
        assertThat(secret("pin", Encoding.STRING, "hush-1").toString())
                .doesNotContain("hush")
                .isNotEqualTo(secret("pin", Encoding.STRING, "hush-2").toString());
    }

    @Test
    void secretOfALookupIsMaskedInTheFaultOfAnOpenKey() {
        work.named("SN-7");
        Lookup units = CsvLookup.of(
                "units.csv",
                "serial-number,pin\nSN-7,hush-4711\n".getBytes(UTF_8),
                CsvLookup.Key.SERIAL_NUMBER,
                Set.of("pin"));

        assertFails(
                        FaultCode.UNIT_DATA_MISSING,
                        new Provision(
                                new Place.Named("nvs"),
                                Recipe.MAIN,
                                List.of(text("pin", Encoding.U8, "{data.pin}")),
                                List.of(units)))
                .hasMessageContaining("NVS key unit.pin: no valid u8: \"***\" is no number");
    }

    @Test
    void traceGoesOnWhenAWriteFails() {
        work.named("SN-7");
        board.on(Call.WRITE, () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> work.run(provision(constant("k", Encoding.U8, "7"))))
                .hasMessage("broken");
        byte[] seen = "seen again".getBytes(UTF_8);
        board.trace.record(Trace.Kind.SENT, seen, 0, seen.length);
        assertThat(board.trace.dump()).contains("seen again");
    }

    @Test
    void moreThanThePartitionTakesIsSaid() {
        work.named("SN-7");
        NvsItem large = new NvsItem(
                "unit",
                "large",
                Encoding.BINARY,
                new NvsItem.File(new Content("x.bin", new byte[0x6000])),
                Secrecy.OPEN);

        assertFails(FaultCode.FIRMWARE_INVALID, provision(large))
                .hasMessageContaining("unit.large (blob) does not fit");
    }

    @ParameterizedTest
    @CsvSource({
        "a-name-of-16-chr, k, U8, 1, expected 1 to 15",
        "unit, '', U8, 1, expected 1 to 15",
        "unit, k, U8, 256, unit.k",
        "unit, k, MAC, 12:34, unit.k",
        "unit, k, BASE64, '!', unit.k"
    })
    void whatCanNeverBeWrittenIsRefusedWhenTheProductIsMade(
            String namespace, String key, Encoding encoding, String value, String message) {
        assertThatThrownBy(
                        () -> new NvsItem(namespace, key, encoding, new NvsItem.Text(Template.of(value)), Secrecy.OPEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void keyThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> provision(constant("k", Encoding.U8, "1"), constant("k", Encoding.U8, "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unit.k is there twice");
    }

    private static Provision provision(NvsItem... items) {
        return new Provision(new Place.Named("nvs"), Recipe.MAIN, List.of(items), List.of(UNITS));
    }

    private static NvsItem text(String key, Encoding encoding, String template) {
        return new NvsItem("unit", key, encoding, new NvsItem.Text(Template.of(template)), Secrecy.OPEN);
    }

    private static NvsItem constant(String key, Encoding encoding, String value) {
        return text(key, encoding, value);
    }

    private static NvsItem secret(String key, Encoding encoding, String template) {
        return new NvsItem("unit", key, encoding, new NvsItem.Text(Template.of(template)), Secrecy.SECRET);
    }

    private static NvsValue blob(String hex) {
        return new NvsValue.Blob(HexFormat.of().parseHex(hex));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFails(FaultCode code, Provision provision) {
        return assertThatThrownBy(() -> work.run(provision))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
