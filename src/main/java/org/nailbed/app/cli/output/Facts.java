package org.nailbed.app.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known, by stable names, in the order in which it was learnt; printed as one JSON object on one line. Used by one thread
 * at a time.
 */
public final class Facts {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * Adds or replaces a fact.
     *
     * @param name in camel case, as docs/command-line.md lists it
     * @param value text, number, boolean, {@code Facts}, an {@code Iterable} of these, or an {@code Optional}; an empty one leaves
     *     the fact out
     */
    public Facts with(String name, Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (plain != null) {
            values.put(name, plain);
        }
        return this;
    }

    /** Adds all of them. */
    public Facts with(Facts others) {
        values.putAll(others.values);
        return this;
    }

    /** One JSON object without a line break. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(this, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be written.", e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Facts facts) {
            generator.writeStartObject();
            for (Map.Entry<String, Object> fact : facts.values.entrySet()) {
                generator.writeFieldName(fact.getKey());
                write(fact.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> several) {
            generator.writeStartArray();
            for (Object one : several) {
                write(one, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else {
            generator.writeString(value.toString());
        }
    }
}
