package org.nailbed.station.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a JSON Schema (draft 2020-12).
 *
 * @param definition a name for a part that is used in several places; it is written once
 * @param keywords in the order in which they are written; a value is a text, number, boolean, schema, a list of these, or a map from
 *     text to these
 */
public record Schema(Optional<String> definition, Map<String, Object> keywords) {

    /** Anything. */
    public static final Schema ANY = new Schema(Optional.empty(), Map.of());

    public Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(definition, more);
    }

    public Schema named(String name) {
        return new Schema(Optional.of(name), keywords);
    }

    public static Schema type(String type) {
        return ANY.with("type", type);
    }

    /** For text that editors may take for a number or a truth value when it stands without quotes. */
    public static Schema text() {
        return ANY.with("type", List.of("string", "number", "boolean"));
    }

    /** @param pattern for the whole text, in the part of the language that Java and ECMAScript share */
    public static Schema matching(String pattern) {
        return type("string").with("pattern", "^(?:" + pattern + ")$");
    }

    public static Schema words(List<String> words) {
        return ANY.with("enum", words);
    }

    public static Schema anyOf(Schema... choices) {
        return ANY.with("anyOf", List.of(choices));
    }
}
