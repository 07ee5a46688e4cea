package org.nailbed.station.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Sequence;
import org.nailbed.sequence.bench.Guard;
import org.nailbed.sequence.board.Boot;
import org.nailbed.sequence.board.Flash;
import org.nailbed.sequence.board.Identify;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;

/** A product for tests, said by what is special about it. Its revision's hash follows from all that is said. */
public record ProductDraft(
        String name,
        String version,
        Optional<SerialNumberRule> serialNumber,
        AdmissionRules rules,
        List<Phase> more,
        List<Phase> teardown,
        FirmwareSet firmware) {

    /** Scanned NB-000001 and the like, flashed as often as wanted. */
    public static ProductDraft named(String name) {
        return new ProductDraft(
                name,
                "1",
                Optional.of(new SerialNumberRule(Pattern.compile("NB-\\d{6}"), Optional.of("NB-000001"))),
                new AdmissionRules("flash", List.of(), AfterPass.REWORK, OptionalInt.empty()),
                List.of(),
                List.of(),
                TestProducts.smallFirmware());
    }

    public ProductDraft version(String other) {
        return new ProductDraft(name, other, serialNumber, rules, more, teardown, firmware);
    }

    public ProductDraft serialNumber(Optional<SerialNumberRule> rule) {
        return new ProductDraft(name, version, rule, rules, more, teardown, firmware);
    }

    public ProductDraft pattern(String pattern) {
        return serialNumber(Optional.of(new SerialNumberRule(Pattern.compile(pattern), Optional.empty())));
    }

    public ProductDraft rules(AdmissionRules other) {
        return new ProductDraft(name, version, serialNumber, other, more, teardown, firmware);
    }

    public ProductDraft firmware(FirmwareSet other) {
        return new ProductDraft(name, version, serialNumber, rules, more, teardown, other);
    }

    /** One more phase, after all others. */
    public ProductDraft then(PhaseKind kind, Duration budget) {
        return new ProductDraft(
                name, version, serialNumber, rules, List.of(Phase.of(kind, budget)), teardown, firmware);
    }

    /** What is done whatever happened before. */
    public ProductDraft atLast(PhaseKind kind, Duration budget) {
        return new ProductDraft(name, version, serialNumber, rules, more, List.of(Phase.of(kind, budget)), firmware);
    }

    public Product made() {
        List<Phase> phases = new ArrayList<>(List.of(
                Phase.of(new Identify(), Duration.ofSeconds(10)),
                Phase.of(new Guard(), Duration.ofSeconds(10)),
                Phase.of(new Flash(), Duration.ofSeconds(60)),
                Phase.of(new Boot(), Duration.ofSeconds(5))));
        phases.addAll(more);
        Sequence sequence = new Sequence(List.of(), phases, teardown);
        List<String> images = firmware.images().stream().map(Image::sha256).toList();
        String all = name + version + serialNumber + rules + sequence.sha256() + images;
        return new Product(
                name,
                version,
                sha256(all),
                serialNumber,
                rules,
                new Recipe(sequence, "ESP32-S3", firmware),
                LoaderChoice.STUB,
                all.getBytes(UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
