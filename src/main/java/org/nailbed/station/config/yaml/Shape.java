package org.nailbed.station.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that a mapping may have, in the order in which people are told of them. No other is taken. */
public record Shape(List<Key<?>> keys) {

    public Shape {
        keys = List.copyOf(keys);
    }

    public static Shape of(Key<?>... keys) {
        return new Shape(List.of(keys));
    }

    /** These keys, then those. */
    public Shape and(Shape others) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(others.keys);
        return new Shape(all);
    }

    public List<String> words() {
        return keys.stream().map(Key::word).toList();
    }

    Optional<Key<?>> key(String word) {
        return keys.stream().filter(key -> key.word().equals(word)).findFirst();
    }

    public Schema schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.word(), described(key)));
        List<String> required = keys.stream()
                .filter(key -> key.need() == Key.Need.REQUIRED)
                .map(Key::word)
                .toList();
        Schema open = Schema.type("object").with("properties", properties);
        return (required.isEmpty() ? open : open.with("required", required)).with("additionalProperties", false);
    }

    private static Schema described(Key<?> key) {
        String otherwise =
                key.otherwise().map(words -> " Without it: " + words + ".").orElse("");
        return key.type()
                .schema()
                .with("description", sentence(key.meaning()) + otherwise + " Example: " + key.example());
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
