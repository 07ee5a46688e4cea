package org.nailbed.station.config.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.product.ProductFile;
import org.nailbed.station.config.yaml.Schema;

/** JSON Schemas (draft 2020-12) of our files, for editors that complete and check while one types. */
public final class JsonSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Schema> definitions = new LinkedHashMap<>();

    private JsonSchema() {}

    public static String ofProduct() {
        return new JsonSchema().write("Product of Nailbed", ProductFile.schema());
    }

    public static String ofStation() {
        return new JsonSchema().write("Station of Nailbed", StationFile.TYPE.schema());
    }

    private String write(String title, Schema schema) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            out.writeStartObject();
            out.writeStringField("$schema", DIALECT);
            out.writeStringField("title", title);
            writeKeywords(schema, out);
            writeDefinitions(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be written.", e);
        }
        return text + "\n";
    }

    /** A definition may name others, which come up while it is written. */
    private void writeDefinitions(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("$defs");
        for (int written = 0; written < definitions.size(); written++) {
            Map.Entry<String, Schema> next = List.copyOf(definitions.entrySet()).get(written);
            out.writeObjectFieldStart(next.getKey());
            writeKeywords(next.getValue(), out);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void writeKeywords(Schema schema, JsonGenerator out) throws IOException {
        for (Map.Entry<String, Object> keyword : schema.keywords().entrySet()) {
            out.writeFieldName(keyword.getKey());
            writeValue(keyword.getValue(), out);
        }
    }

    private void writeValue(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Schema schema) {
            writeSchema(schema, out);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                writeValue(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object entry : list) {
                writeValue(entry, out);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            out.writeNumber(number.toString());
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    private void writeSchema(Schema schema, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (schema.definition().isPresent()) {
            definitions.putIfAbsent(schema.definition().get(), schema);
            out.writeStringField("$ref", "#/$defs/" + schema.definition().get());
        } else {
            writeKeywords(schema, out);
        }
        out.writeEndObject();
    }
}
