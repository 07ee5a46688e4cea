package org.nailbed.station.config.phase.bench;

import java.time.Duration;
import java.util.List;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.bench.Instrument;
import org.nailbed.sequence.bench.Query;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.NameUse;
import org.nailbed.station.config.phase.ReadingKeys;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code instrument}. */
public final class InstrumentReader extends KindReader {

    private static final Key<String> INSTRUMENT = Key.required(
            "instrument", NameUse.type(NameUse.Of.INSTRUMENT), "which of the station's instruments", "dmm");
    private static final Key<Template> SEND = Key.required(
            "send", new TemplateType(), "a command; one with a question mark is answered", "'MEASure:VOLTage:DC?'");
    private static final Key<ReadingKeys> MEASURE =
            Key.optional("measure", ReadingKeys.TYPE, "what the answer is", "{name: supply, low: 3.2 V, high: 3.4 V}");
    private static final Key<Duration> SETTLE = Key.optional(
            "settle", Quantities.DURATION, "how long the world needs after it, before the next one", "50 ms");
    private static final Key<List<Query>> QUERIES = Key.required(
            "queries",
            new ListOf<>(
                    new Mapping<>("a query", Shape.of(SEND, MEASURE, SETTLE), InstrumentReader::query), "this query"),
            "what is sent, one after the other",
            "[{send: 'MEASure:VOLTage:DC?', measure: {name: supply, low: 3.2 V, high: 3.4 V}}]");

    public InstrumentReader() {
        super(
                new Facts(
                        "instrument",
                        "Measures with an instrument that speaks SCPI; it is this slot's alone as long as that takes.",
                        Duration.ofMinutes(2),
                        Role.OTHER),
                Shape.of(INSTRUMENT, QUERIES));
    }

    private static Query query(Section section) {
        return new Query(
                section.need(SEND), section.find(MEASURE).map(reading -> reading.named("")), section.find(SETTLE));
    }

    @Override
    public PhaseKind make(Section section) {
        return new Instrument(section.need(INSTRUMENT), section.need(QUERIES));
    }
}
