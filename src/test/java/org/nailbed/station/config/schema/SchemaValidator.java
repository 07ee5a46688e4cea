package org.nailbed.station.config.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of JSON Schema (draft 2020-12) as our schemas use; any other keyword is an error. */
final class SchemaValidator {

    private static final Set<String> SAYING_NOTHING = Set.of("$schema", "title", "description", "$defs", "format");

    private final Map<String, Object> root;

    SchemaValidator(Map<String, Object> root) {
        this.root = root;
    }

    /** What is wrong with a document; none when it is valid. */
    List<String> validate(Object document) {
        return validate(root, document, "$");
    }

    List<String> validate(Map<String, Object> schema, Object value, String path) {
        List<String> faults = new ArrayList<>();
        schema.forEach((keyword, argument) -> {
            if (!SAYING_NOTHING.contains(keyword)) {
                faults.addAll(check(keyword, argument, value, new Place(schema, path)));
            }
        });
        return faults;
    }

    private record Place(Map<String, Object> schema, String path) {
        List<String> unless(boolean good, String why) {
            return good ? List.of() : List.of(path + ": " + why);
        }
    }

    private List<String> check(String keyword, Object argument, Object value, Place at) {
        return switch (keyword) {
            case "$ref" -> validate(definition((String) argument), value, at.path());
            case "type" ->
                at.unless(types(argument).stream().anyMatch(type -> isOf(type, value)), value + " is no " + argument);
            case "enum" -> at.unless(((List<?>) argument).contains(value), value + " is none of " + argument);
            case "pattern" ->
                at.unless(
                        !(value instanceof String text)
                                || Pattern.compile((String) argument)
                                        .matcher(text)
                                        .find(),
                        value + " does not fit " + argument);
            case "minimum" ->
                at.unless(
                        !(value instanceof Number) || number(value).compareTo(number(argument)) >= 0,
                        value + " is below " + argument);
            case "maximum" ->
                at.unless(
                        !(value instanceof Number) || number(value).compareTo(number(argument)) <= 0,
                        value + " is above " + argument);
            case "minLength" ->
                at.unless(!(value instanceof String text) || text.length() >= (int) argument, "is too short");
            case "minItems" ->
                at.unless(!(value instanceof List<?> list) || list.size() >= (int) argument, "is too short");
            case "minProperties" ->
                at.unless(!(value instanceof Map<?, ?> map) || map.size() >= (int) argument, "has too few keys");
            case "maxProperties" ->
                at.unless(!(value instanceof Map<?, ?> map) || map.size() <= (int) argument, "has too many keys");
            case "required" ->
                at.unless(
                        !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) argument),
                        "lacks one of " + argument);
            case "anyOf" -> anyOf((List<?>) argument, value, at);
            case "items" -> items(asSchema(argument), value, at);
            case "properties" -> properties(argument, value, at);
            case "patternProperties" -> patternProperties(argument, value, at);
            case "additionalProperties" -> additional(value, at);
            default -> throw new AssertionError("unknown keyword " + keyword);
        };
    }

    private Map<String, Object> definition(String ref) {
        return asSchema(asSchema(root.get("$defs")).get(ref.substring("#/$defs/".length())));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asSchema(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<?> types(Object argument) {
        return argument instanceof List<?> several ? several : List.of(argument);
    }

    private static boolean isOf(Object type, Object value) {
        return switch ((String) type) {
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            default -> throw new AssertionError("unknown type " + type);
        };
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private List<String> anyOf(List<?> choices, Object value, Place at) {
        List<String> all = new ArrayList<>();
        for (Object choice : choices) {
            List<String> faults = validate(asSchema(choice), value, at.path());
            if (faults.isEmpty()) {
                return List.of();
            }
            all.addAll(faults);
        }
        return List.of(at.path() + ": fits none of several: " + all);
    }

    private List<String> items(Map<String, Object> schema, Object value, Place at) {
        List<String> faults = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                faults.addAll(validate(schema, list.get(i), at.path() + "[" + i + "]"));
            }
        }
        return faults;
    }

    private List<String> properties(Object schemas, Object value, Place at) {
        List<String> faults = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            asSchema(schemas).forEach((key, schema) -> {
                if (map.containsKey(key)) {
                    faults.addAll(validate(asSchema(schema), map.get(key), at.path() + "." + key));
                }
            });
        }
        return faults;
    }

    private List<String> patternProperties(Object schemas, Object value, Place at) {
        List<String> faults = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            asSchema(schemas)
                    .forEach((pattern, schema) -> map.forEach((key, inside) -> {
                        if (Pattern.compile(pattern).matcher(key.toString()).find()) {
                            faults.addAll(validate(asSchema(schema), inside, at.path() + "." + key));
                        }
                    }));
        }
        return faults;
    }

    private static List<String> additional(Object value, Place at) {
        List<String> faults = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            Map<?, ?> known = (Map<?, ?>) at.schema().getOrDefault("properties", Map.of());
            Map<?, ?> patterns = (Map<?, ?>) at.schema().getOrDefault("patternProperties", Map.of());
            for (Object key : map.keySet()) {
                boolean fits = known.containsKey(key)
                        || patterns.keySet().stream()
                                .anyMatch(pattern -> Pattern.compile(pattern.toString())
                                        .matcher(key.toString())
                                        .find());
                faults.addAll(at.unless(fits, "has an unknown key " + key));
            }
        }
        return faults;
    }
}
