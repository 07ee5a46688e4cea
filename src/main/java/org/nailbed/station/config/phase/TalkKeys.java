package org.nailbed.station.config.phase;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.talk.Capture;
import org.nailbed.sequence.talk.Exchange;
import org.nailbed.sequence.talk.LineEnd;
import org.nailbed.sequence.talk.LinePattern;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.MapOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Placed;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Spelling;
import org.nailbed.station.config.yaml.Type;

/** What is said to a program on a board, and what it must say then. */
public final class TalkKeys implements Maker<Exchange> {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(2);
    private static final Pattern GROUP = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private static final Key<Template> SEND = Key.optional(
                    "send", new TemplateType(), "a line that is sent, without its end", "selftest")
            .otherwise("it is only listened");
    private static final Key<LinePattern> EXPECT = Key.required(
            "expect",
            new LineType(),
            "a regular expression that a line must contain; {names} of unit data stand for exactly their text",
            "'selftest (?<result>PASS|FAIL.*)'");
    private static final Key<LinePattern> FAIL_ON = Key.optional(
            "fail-on", new LineType(), "what no line may contain: the exchange ends there", "'error|panic'");
    private static final Key<Duration> WITHIN = Key.optional(
                    "within", Quantities.DURATION, "how long the answer may take", "2 s")
            .otherwise("2 s");
    private static final Key<Map<String, Placed<ReadingKeys>>> MEASURE = Key.optional(
            "measure",
            new MapOf<>(GROUP, ReadingKeys.OF_GROUP.placed()),
            "named groups of 'expect', each a measurement",
            "{result: {equals: PASS}}");

    /** What is said and expected. */
    public static final Key<List<Exchange>> TALK = Key.required(
            "talk",
            new ListOf<>(
                    new Mapping<>("an exchange", Shape.of(SEND, EXPECT, FAIL_ON, WITHIN, MEASURE), new TalkKeys()),
                    "this exchange"),
            "what is said and what must be heard, one after the other",
            "[{send: version, expect: 'version (?<version>\\S+)'}]");

    public static final Key<LineEnd> LINE_END = Key.optional(
                    "line-end", Values.oneOf(LineEnd.class), "what ends a line that is sent", "cr-lf")
            .otherwise("lf");

    private TalkKeys() {}

    @Override
    public void check(Section section) {
        section.find(EXPECT)
                .ifPresent(expect -> section.find(MEASURE).orElse(Map.of()).forEach((group, reading) -> {
                    if (!expect.groups().contains(group)) {
                        reading.place()
                                .fault("'expect' has no group '" + group + "', "
                                        + (expect.groups().isEmpty()
                                                ? "and no other. Write it as (?<" + group + ">…)."
                                                : Spelling.suggestion(group, expect.groups())));
                    }
                }));
    }

    @Override
    public Exchange make(Section section) {
        List<Capture> captures = section.find(MEASURE).orElse(Map.of()).entrySet().stream()
                .map(entry ->
                        new Capture(entry.getKey(), entry.getValue().value().named(entry.getKey())))
                .toList();
        return new Exchange(
                section.find(SEND),
                section.need(EXPECT),
                section.find(FAIL_ON),
                section.find(WITHIN).orElse(USUAL_WAIT),
                captures);
    }

    /** A pattern whose names are kept for the check against the sequence. */
    private record LineType() implements Type<LinePattern> {

        private static final Type<LinePattern> TEXT = Values.ruled("a regular expression", LineType::pattern);

        private static LinePattern pattern(String text) {
            try {
                return LinePattern.of(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("which cannot be used: " + e.getMessage(), e);
            }
        }

        @Override
        public Optional<LinePattern> read(Place place) {
            Optional<LinePattern> pattern = TEXT.read(place);
            pattern.ifPresent(line -> TemplateType.use(line.names(), place));
            return pattern;
        }

        @Override
        public Schema schema() {
            return TEXT.schema();
        }

        @Override
        public String words() {
            return TEXT.words();
        }
    }
}
