package org.nailbed.firmware.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;

/**
 * A small document of JSON in memory, read as a stream: the command line starts faster without Jackson's data binding. Trailing
 * commas are allowed, for manifests have them (transports reference, 7.4); the same field twice is not.
 */
public sealed interface Json {

    /** Build tools write some kilobytes. */
    int MAX_BYTES = 1 << 20;

    /** Fields in the order of the file. */
    record Fields(Map<String, Json> fields) implements Json {}

    /** A list. */
    record Elements(List<Json> elements) implements Json {}

    /** A number, true, false, null, or a text. */
    record Scalar(String value, boolean isText) implements Json {
        /** Where a field is not there. */
        public static final Scalar MISSING = new Scalar("nothing", false);
    }

    /**
     * Reads a document.
     *
     * @param file for messages
     * @throws FirmwareException naming file, line and column
     */
    static Fields read(String file, byte[] content) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
        try (JsonParser parser = factory.createParser(content)) {
            Json root = parser.nextToken() == JsonToken.START_OBJECT ? value(parser) : Scalar.MISSING;
            if (!(root instanceof Fields fields) || parser.nextToken() != null) {
                throw new FirmwareException(file + ": expected a JSON object and nothing else. Make it again.");
            }
            return fields;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw new FirmwareException(file + where + ": no valid JSON: " + reason(e) + ". Make it again.", e);
        } catch (IOException e) {
            throw new FirmwareException(file + ": cannot be read: " + e + ".", e);
        }
    }

    /** Without what Jackson says of a source that it does not know. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("Source: [^;]*; ", "");
    }

    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Json> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return new Fields(fields);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Json> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return new Elements(elements);
        }
        return new Scalar(parser.getText(), token == JsonToken.VALUE_STRING);
    }

    /** The field; {@link Scalar#MISSING} when there is none, or this has no fields. */
    default Json field(String name) {
        return fields().getOrDefault(name, Scalar.MISSING);
    }

    /** None unless this is an object. */
    default Map<String, Json> fields() {
        return Map.of();
    }

    /** None unless this is a list. */
    default List<Json> elements() {
        return List.of();
    }

    /** The text or number as written; empty for others. */
    default Optional<String> asText() {
        return this instanceof Scalar scalar && !isMissing() ? Optional.of(scalar.value) : Optional.empty();
    }

    /** Only a text, no number. */
    default Optional<String> text() {
        return this instanceof Scalar scalar && scalar.isText ? Optional.of(scalar.value) : Optional.empty();
    }

    default boolean isMissing() {
        return this.equals(Scalar.MISSING);
    }

    /** As in the file, for messages. */
    default String shown() {
        if (this instanceof Scalar scalar) {
            return scalar.isText ? "\"" + scalar.value + "\"" : scalar.value;
        }
        return this instanceof Fields ? "an object" : "a list";
    }
}
