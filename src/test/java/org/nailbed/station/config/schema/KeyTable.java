package org.nailbed.station.config.schema;

import java.util.List;
import java.util.Map;
import org.nailbed.station.config.yaml.Schema;

/** The keys of a schema as a table for people, nested ones with the way to them. */
final class KeyTable {

    private static final String EXAMPLE = " Example: ";

    private final StringBuilder rows = new StringBuilder("| key | meaning |\n|---|---|\n");

    private KeyTable() {}

    static String of(Schema schema) {
        KeyTable table = new KeyTable();
        table.add("", schema);
        return table.rows.toString();
    }

    private void add(String way, Schema schema) {
        schema.keywords().forEach((keyword, value) -> {
            switch (keyword) {
                case "properties" ->
                    ((Map<?, ?>) value).forEach((key, inside) -> property(way + key, (Schema) inside, schema));
                case "patternProperties" ->
                    ((Map<?, ?>) value).values().forEach(inside -> add(way + "NAME.", (Schema) inside));
                case "items" -> add(way.isEmpty() ? way : way.substring(0, way.length() - 1) + "[].", (Schema) value);
                case "anyOf" -> ((List<?>) value).forEach(inside -> add(way, (Schema) inside));
                default -> {
                    // Says nothing of keys.
                }
            }
        });
    }

    private void property(String way, Schema property, Schema owner) {
        if (rows.indexOf("| `" + way.replace(".NAME", "") + "` |") >= 0) {
            // One of several, each as the only one that was told of above.
            return;
        }
        boolean required = ((List<?>) owner.keywords().getOrDefault("required", List.of())).contains(last(way));
        String text = String.valueOf(property.keywords().get("description")).replace("|", "\\|");
        int example = text.indexOf(EXAMPLE);
        String row = "| `%s` | %s%s Example: `%s` |\n"
                .formatted(
                        way,
                        required ? "**Required.** " : "",
                        text.substring(0, example),
                        text.substring(example + EXAMPLE.length()));
        rows.append(row);
        // The phases have tables of their own.
        if (property.keywords().get("items") instanceof Schema entry
                && entry.definition().isPresent()) {
            return;
        }
        add(way + ".", property);
    }

    private static String last(String way) {
        return way.substring(way.lastIndexOf('.') + 1);
    }
}
