package org.nailbed.station.config.phase.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.lookup.CsvLookup;
import org.nailbed.sequence.lookup.Lookup;
import org.nailbed.sequence.lookup.RestLookup;
import org.nailbed.sequence.lookup.Secret;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** Where the data of single units comes from: a table beside the product, or a service of the plant. */
final class LookupKeys implements Maker<Lookup> {

    private static final int MAX_TABLE_BYTES = 16 << 20;
    private static final int MAX_TOKEN_BYTES = 8 << 10;
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern SECRET_IN_ADDRESS =
            Pattern.compile("(?i)[?&][a-z_-]*(?:token|key|secret|password)=[^{&]");

    private static final Key<NamedFile> CSV = Key.optional(
            "csv", new FileType(MAX_TABLE_BYTES), "a table with a heading and a row for each unit", "units.csv");
    private static final Key<CsvLookup.Key> BY = Key.optional(
                    "by", Values.oneOf(CsvLookup.Key.class), "the column by which a unit is found in the table", "mac")
            .otherwise("serial-number");
    private static final Key<Template> REST = Key.optional(
            "rest",
            new TemplateType(),
            "the address of a service that answers with a JSON object of texts, numbers and flags",
            "'https://mes.example/units/{serial-number}'");
    private static final Key<NamedFile> TOKEN_FILE = Key.optional(
            "token-file",
            new FileType(MAX_TOKEN_BYTES),
            "a file with the service's bearer token and nothing else",
            "mes-token");
    private static final Key<Duration> TIMEOUT = Key.optional(
                    "timeout", Quantities.DURATION, "how long the service may take", "5 s")
            .otherwise("5 s");
    private static final Key<List<String>> SECRETS = Key.optional(
            "secrets",
            new ListOf<>(Scalar.TEXT, "this name"),
            "columns or fields whose values are shown nowhere",
            "[wifi-key]");

    static final Type<List<Lookup>> TYPE = new ListOf<>(
            new Mapping<>(
                    "a table or a service", Shape.of(CSV, BY, REST, TOKEN_FILE, TIMEOUT, SECRETS), new LookupKeys()),
            "this lookup");

    private LookupKeys() {}

    @Override
    public void check(Section section) {
        if (section.names(CSV) == section.names(REST)) {
            section.place().fault("a lookup needs exactly one of 'csv' and 'rest'.");
        }
        refuseBeside(section, CSV, List.of(TOKEN_FILE, TIMEOUT));
        refuseBeside(section, REST, List.of(BY));
        section.find(REST)
                .filter(address -> SECRET_IN_ADDRESS.matcher(address.text()).find())
                .ifPresent(
                        address -> section.fault(
                                REST,
                                "'rest' has a secret in plain sight. Put it into a file of its own and name that as 'token-file'."));
    }

    private static void refuseBeside(Section section, Key<?> kind, List<Key<?>> others) {
        for (Key<?> other : others) {
            if (section.names(kind) && section.names(other)) {
                section.fault(
                        other, "'" + other.word() + "' means nothing beside '" + kind.word() + "'. Leave it out.");
            }
        }
    }

    @Override
    public Lookup make(Section section) {
        Set<String> secrets = Set.copyOf(section.find(SECRETS).orElse(List.of()));
        return section.find(CSV)
                .<Lookup>map(table -> CsvLookup.of(
                        table.path(), table.content(), section.find(BY).orElse(CsvLookup.Key.SERIAL_NUMBER), secrets))
                .orElseGet(() -> new RestLookup(
                        section.need(REST),
                        section.find(TOKEN_FILE).map(file -> Secret.ofFile(new String(file.content(), UTF_8))),
                        section.find(TIMEOUT).orElse(USUAL_TIMEOUT),
                        secrets));
    }
}
