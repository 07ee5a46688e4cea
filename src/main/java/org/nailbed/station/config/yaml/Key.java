package org.nailbed.station.config.yaml;

import java.util.Optional;

/**
 * A key that a mapping may have.
 *
 * @param meaning what it says, for people: "the station's name in every record"
 * @param example its value as it could stand in a file, on one line
 * @param otherwise what holds when the key is absent; empty when that needs no words
 */
public record Key<T>(String word, Type<T> type, Need need, String meaning, String example, Optional<String> otherwise) {

    /** Whether a mapping can do without a key. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    public static <T> Key<T> required(String word, Type<T> type, String meaning, String example) {
        return new Key<>(word, type, Need.REQUIRED, meaning, example, Optional.empty());
    }

    public static <T> Key<T> optional(String word, Type<T> type, String meaning, String example) {
        return new Key<>(word, type, Need.OPTIONAL, meaning, example, Optional.empty());
    }

    public Key<T> otherwise(String words) {
        return new Key<>(word, type, need, meaning, example, Optional.of(words));
    }
}
