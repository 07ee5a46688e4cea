package org.nailbed.station.config.phase.board;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.board.Content;
import org.nailbed.sequence.board.NvsItem;
import org.nailbed.sequence.board.NvsItem.Encoding;
import org.nailbed.sequence.board.NvsItem.Secrecy;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.type.MapOf;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Placed;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** The values that a unit gets in its NVS partition: by namespace, then by key. */
final class NvsKeys implements Maker<NvsKeys.Value> {

    /** Larger blobs do not fit any usual NVS partition. */
    private static final int MAX_FILE_BYTES = 512 << 10;

    /** Espressif allows 15 bytes for namespaces and keys (protocol reference, 6.5). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,15}");

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(?:pass(?:word|wd|phrase)?|secret|token|psk|key|pin)[0-9]*");

    private static final Key<Encoding> ENCODING = Key.optional(
                    "encoding",
                    Values.oneOf(List.of(Encoding.values())),
                    "how the value is written down, and how it lies in flash",
                    "u16")
            .otherwise("string for a text, binary for a file");
    private static final Key<Template> TEXT =
            Key.optional("text", new TemplateType(), "the value, with places for the unit's data", "'{serial-number}'");
    private static final Key<NamedFile> FILE = Key.optional(
            "file", new FileType(MAX_FILE_BYTES), "a file that is the value, the same for every unit", "ca.der");
    private static final Key<Boolean> IS_SECRET = Key.optional(
                    "secret", Values.FLAG, "true: no message, record or trace shows the value", "true")
            .otherwise("false");

    static final Type<Map<String, Map<String, Placed<Value>>>> TYPE = new MapOf<>(
            NAME,
            new MapOf<>(
                    NAME, new Mapping<>("a value", Shape.of(TEXT, FILE, ENCODING, IS_SECRET), new NvsKeys()).placed()));

    private NvsKeys() {}

    /** A value that has no name yet. */
    record Value(Encoding encoding, NvsItem.Source source, Secrecy secrecy) {}

    @Override
    public void check(Section section) {
        if (section.names(TEXT) == section.names(FILE)) {
            section.place().fault("value " + section.place().name() + " needs exactly one of 'text' and 'file'.");
        }
        section.find(TEXT)
                .filter(text -> text.names().isEmpty()
                        && (isSecretName(section.place())
                                || section.find(IS_SECRET).orElse(false)))
                .ifPresent(
                        text -> section.fault(
                                TEXT,
                                "a secret stands in plain sight, the same for every unit. Take it from a 'lookup' as '{data.NAME}', or from a 'file' that is not shown around."));
    }

    private static boolean isSecretName(Place place) {
        return SECRET.matcher(place.name().replace("'", "")).matches();
    }

    @Override
    public Value make(Section section) {
        NvsItem.Source source = section.find(TEXT)
                .<NvsItem.Source>map(NvsItem.Text::new)
                .orElseGet(() -> new NvsItem.File(new Content(
                        section.need(FILE).path(), section.need(FILE).content())));
        Encoding usual = section.names(TEXT) ? Encoding.STRING : Encoding.BINARY;
        return new Value(
                section.find(ENCODING).orElse(usual),
                source,
                section.find(IS_SECRET).orElse(false) ? Secrecy.SECRET : Secrecy.OPEN);
    }

    /** Adds what is wrong with values when they have their names. */
    static void checkNames(Map<String, Map<String, Placed<Value>>> values) {
        items(values).forEach(item -> {});
    }

    /** Each value with its names; one that is none of its kind is a fault where it stands. */
    static Stream<NvsItem> items(Map<String, Map<String, Placed<Value>>> values) {
        return values.entrySet().stream()
                .flatMap(namespace -> namespace.getValue().entrySet().stream()
                        .flatMap(entry -> item(namespace.getKey(), entry.getKey(), entry.getValue())));
    }

    private static Stream<NvsItem> item(String namespace, String key, Placed<Value> placed) {
        Value value = placed.value();
        try {
            return Stream.of(new NvsItem(namespace, key, value.encoding(), value.source(), value.secrecy()));
        } catch (IllegalArgumentException e) {
            placed.place().fault(String.valueOf(e.getMessage()));
            return Stream.empty();
        }
    }
}
