package org.nailbed.station.config.product;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.sequence.Template;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SerialNumberRule.CheckDigit;
import org.nailbed.station.SerialNumberRule.FromMac;
import org.nailbed.station.SerialNumberRule.FromRange;
import org.nailbed.station.SerialNumberRule.Origin;
import org.nailbed.station.SerialNumberRule.Scanned;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.type.WordOr;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.nailbed.station.serial.CheckDigits;

/** The {@code serial-number} of a product: what it looks like and where it comes from. */
final class SerialNumberKeys implements Maker<SerialNumberRule> {

    private static final Key<String> RANGE_NAME = Key.required(
            "name",
            Values.NAME,
            "by which the database remembers how far it came; products may share one",
            "sensor-2026");
    private static final Key<String> FORMAT = Key.required(
            "format", Scalar.TEXT, "text with the number once: {n}, or with zeros in front {n:06}", "'NB-{n:06}'");
    private static final Key<Long> FIRST = Key.required("first", number(), "the lowest number", "1");
    private static final Key<Long> LAST = Key.required("last", number(), "the highest number", "999999");
    private static final Type<SerialRange> RANGE =
            new Mapping<>("a range", Shape.of(RANGE_NAME, FORMAT, FIRST, LAST), new RangeMaker());

    private static final Key<SerialRange> FROM_RANGE = Key.optional(
            "range",
            RANGE,
            "the next number that was never given out",
            "{name: sensor, format: 'NB-{n:06}', first: 1, last: 999999}");
    private static final Key<Template> FROM_MAC = Key.optional(
            "mac",
            Values.ruled("text with {mac-hex} or {mac}", SerialNumberKeys::macTemplate),
            "made from the board's own MAC",
            "'NB-{mac-hex}'");

    private static final Key<Pattern> PATTERN = Key.required(
            "pattern",
            Values.PATTERN,
            "a regular expression for the whole code, as the scanner types it",
            "'NB-(\\d{6})'");
    private static final Key<String> EXAMPLE =
            Key.optional("example", Scalar.TEXT, "shown to the operator; must fit", "NB-000001");
    private static final Key<CheckDigits> CHECK = Key.optional(
            "check",
            Values.oneOf(CheckDigits.class),
            "the check digit, over what the pattern's first group captures, or over the whole code when it has no group",
            "luhn");
    private static final Key<Origin> SOURCE = Key.optional(
                    "source",
                    new WordOr<>(
                            "scan",
                            new Scanned(),
                            new Mapping<>("a range or a mac", Shape.of(FROM_RANGE, FROM_MAC), new OriginMaker())),
                    "where the number of a new unit comes from: 'scan', 'range' or 'mac'",
                    "scan")
            .otherwise("scan");

    static final Type<SerialNumberRule> TYPE =
            new Mapping<>("a rule", Shape.of(PATTERN, EXAMPLE, CHECK, SOURCE), new SerialNumberKeys());

    private SerialNumberKeys() {}

    private static Scalar<Long> number() {
        return Values.longCount(0, 999_999_999_999_999_999L);
    }

    private static Template macTemplate(String text) {
        Template template = Template.of(text);
        if (!List.of("mac", "mac-hex").containsAll(template.names())
                || template.names().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected {mac-hex} or {mac} in it, and no other name: nothing else is known yet");
        }
        return template;
    }

    @Override
    public void check(Section section) {
        Optional<Pattern> pattern = section.find(PATTERN);
        Optional<CheckDigit> check = section.find(CHECK).map(rule -> rule);
        if (pattern.isPresent() && section.names(CHECK) == check.isPresent()) {
            section.find(EXAMPLE)
                    .flatMap(new SerialNumberRule(pattern.get(), Optional.empty(), check)::why)
                    .ifPresent(why -> section.fault(EXAMPLE, "the example " + why));
        }
        if (check.isPresent()
                && section.find(SOURCE)
                        .filter(from -> !(from instanceof Scanned))
                        .isPresent()) {
            section.fault(
                    CHECK,
                    "numbers of a range or a MAC have no check digit. Leave 'check' out, or let numbers be scanned.");
        }
    }

    @Override
    public SerialNumberRule make(Section section) {
        return new SerialNumberRule(
                section.need(PATTERN),
                section.find(EXAMPLE),
                section.find(CHECK).map(rule -> rule),
                section.find(SOURCE).orElseGet(Scanned::new));
    }

    private static final class OriginMaker implements Maker<Origin> {

        @Override
        public void check(Section section) {
            if (section.names(FROM_RANGE) == section.names(FROM_MAC)) {
                section.place().fault("'source' needs exactly one of 'scan', 'range' and 'mac'.");
            }
        }

        @Override
        public Origin make(Section section) {
            return section.find(FROM_RANGE)
                    .<Origin>map(FromRange::new)
                    .orElseGet(() -> new FromMac(section.need(FROM_MAC)));
        }
    }

    private static final class RangeMaker implements Maker<SerialRange> {

        @Override
        public void check(Section section) {
            if (section.find(FIRST).isPresent()
                    && section.find(LAST)
                            .filter(last -> last < section.need(FIRST))
                            .isPresent()) {
                section.fault(
                        FIRST,
                        "'first' is %d, above 'last' %d. Exchange them."
                                .formatted(section.need(FIRST), section.need(LAST)));
            }
        }

        @Override
        public SerialRange make(Section section) {
            return new SerialRange(
                    section.need(RANGE_NAME), section.need(FORMAT), section.need(FIRST), section.need(LAST));
        }
    }
}
