package org.nailbed.flash.espressif.stub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;

/** The stubs that the build put beside the classes: one JSON file a chip (protocol reference, 3.1). Read once each. */
final class StubLibrary {
    /** The build copies the files here from npm's esptool-js. */
    private static final String FOLDER = "/org/nailbed/flash/esp/stub/";

    private static final Map<String, Stub> READ = new ConcurrentHashMap<>();

    private StubLibrary() {}

    /**
     * @param name of the chip as in file names: "esp32s3"
     * @throws FlashException STUB_FAILED when the build left the file out or it cannot be read
     */
    static Stub get(String name) {
        return READ.computeIfAbsent(name, StubLibrary::read);
    }

    private static Stub read(String name) {
        String resource = FOLDER + name + ".json";
        try (InputStream in = StubLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FlashException(
                        FlashFault.STUB_FAILED,
                        "%s is not in this build. Run npm ci in ui/ and build again, or choose the ROM loader."
                                .formatted(resource));
            }
            return parse(in);
        } catch (IOException e) {
            throw new FlashException(
                    FlashFault.STUB_FAILED, resource + " cannot be read: " + e.getMessage() + ". Build again.", e);
        }
    }

    /** Reads the fields at the top level; what lies deeper (plugins) is not used. */
    static Stub parse(InputStream json) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, byte[]> blobs = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(field, (int) parser.getLongValue());
                } else if (value == JsonToken.VALUE_STRING) {
                    blobs.put(field, parser.getBinaryValue());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Stub(
                present(numbers, "entry"),
                new Stub.Segment(present(numbers, "text_start"), present(blobs, "text")),
                new Stub.Segment(present(numbers, "data_start"), present(blobs, "data")));
    }

    private static <T> T present(Map<String, T> fields, String name) throws IOException {
        T value = fields.get(name);
        if (value == null) {
            throw new IOException("no \"" + name + "\" in it");
        }
        return value;
    }
}
