package org.nailbed.station.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.Boot;
import org.nailbed.sequence.board.Flash;
import org.nailbed.sequence.board.Identify;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SlotPort;

/** Products and fixtures for tests. */
public final class TestProducts {

    private TestProducts() {}

    public static Product withSerialNumbers(FirmwareSet firmware) {
        SerialNumberRule rule = new SerialNumberRule(Pattern.compile("NB-\\d{6}"), Optional.of("NB-000001"));
        return product(Optional.of(rule), firmware);
    }

    public static Product withoutSerialNumbers(FirmwareSet firmware) {
        return product(Optional.empty(), firmware);
    }

    /** A hundred thousand bytes: enough to have progress, quick to write. */
    public static FirmwareSet smallFirmware() {
        byte[] content = new byte[100_000];
        for (int index = 0; index < content.length; index++) {
            content[index] = (byte) (index * 31 + index / 256);
        }
        return new FirmwareSet(List.of(Image.of("app", 0x10000, content)), Optional.of("ESP32-S3"), Optional.empty());
    }

    public static Fixture fixture(int slots) {
        return fixture("test-line", slots);
    }

    public static Fixture fixture(String station, int slots) {
        return new Fixture(
                station,
                Fixture.Kind.VIRTUAL,
                IntStream.rangeClosed(1, slots)
                        .mapToObj(number -> new SlotPort(number, "fake/board" + number, 921_600))
                        .toList());
    }

    private static Product product(Optional<SerialNumberRule> rule, FirmwareSet firmware) {
        Sequence sequence = new Sequence(List.of(
                Phase.of(new Identify(), Duration.ofSeconds(10)),
                Phase.of(new Guard(), Duration.ofSeconds(10)),
                Phase.of(new Flash(), Duration.ofSeconds(60)),
                Phase.of(new Boot(), Duration.ofSeconds(5))));
        return new Product(
                "demo",
                "1",
                sequence.sha256(),
                rule,
                new AdmissionRules("flash", List.of(), AfterPass.REWORK, OptionalInt.empty()),
                new Recipe(sequence, "ESP32-S3", firmware),
                LoaderChoice.STUB,
                new byte[0]);
    }
}
