package org.nailbed.station.config.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeSet;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Reading;

/**
 * What makes a revision of a product: the product file as it was read, then as YAML comments a line for each file that it names and
 * for each firmware set, with its SHA-256. Whoever has this text can see whether another one makes the same boards.
 *
 * @param content never changed by anyone
 */
record Revision(byte[] content) {

    private static final String HEAD =
            "\n# What the file above named when it was read; the revision is the SHA-256 of all this text.\n";

    static Revision of(Reading reading, Map<String, FirmwareSet> firmware) {
        TreeSet<String> lines = new TreeSet<>();
        for (NamedFile file : reading.kept(NamedFile.class)) {
            lines.add("# file " + file.role() + " " + file.path() + " " + file.sha256() + "\n");
        }
        firmware.forEach((name, set) -> lines.add("# firmware " + name + " " + set.sha256() + "\n"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(reading.content());
        text.writeBytes(HEAD.getBytes(UTF_8));
        lines.forEach(line -> text.writeBytes(line.getBytes(UTF_8)));
        return new Revision(text.toByteArray());
    }

    /** Lower-case hex. */
    String sha256() {
        return FileType.sha256(content);
    }
}
