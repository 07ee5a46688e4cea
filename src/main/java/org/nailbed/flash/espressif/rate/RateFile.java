package org.nailbed.flash.espressif.rate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The memory of a {@link RateBook} on disk: a line for each port and chip, its fields divided by tabs, replaced as a whole so
 * that a power cut leaves the old or the new one.
 */
final class RateFile {
    private static final String HEADING = "# Nailbed: rates that ports hold. port, chip, held, failed, boards since";
    private static final int FIELDS = 5;
    private static final long MAX_BYTES = 1 << 20;

    private final Path path;
    private final Consumer<String> warnings;
    private boolean warned;

    RateFile(Path path, Consumer<String> warnings) {
        this.path = path;
        this.warnings = warnings;
    }

    /** Empty when there is none, or none that can be understood. */
    Map<RateBook.Key, RateEntry> read() {
        Map<RateBook.Key, RateEntry> entries = new LinkedHashMap<>();
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IOException("it is larger than " + MAX_BYTES + " bytes");
            }
            for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                if (!line.startsWith("#") && entries.size() < RateBook.MAX_ENTRIES) {
                    add(line, entries);
                }
            }
            return entries;
        } catch (NoSuchFileException e) {
            return entries;
        } catch (IOException | IllegalArgumentException e) {
            warn("Learnt rates in " + path + " cannot be read: " + e.getMessage()
                    + ". They are learnt anew; remove the file if this repeats.");
            return new LinkedHashMap<>();
        }
    }

    private static void add(String line, Map<RateBook.Key, RateEntry> entries) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("'" + line + "' has " + fields.length + " fields, expected " + FIELDS);
        }
        RateEntry entry = new RateEntry(number(fields[2]), number(fields[3]), number(fields[4]));
        entries.put(new RateBook.Key(fields[0], fields[1]), entry);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,8}")) {
            throw new IllegalArgumentException("'" + text + "' is no rate");
        }
        return Integer.parseInt(text);
    }

    void write(Map<RateBook.Key, RateEntry> entries) {
        StringBuilder text = new StringBuilder(HEADING).append('\n');
        entries.forEach((key, entry) -> text.append(String.join(
                        "\t",
                        oneField(key.port()),
                        key.chip(),
                        Integer.toString(entry.heldBaud()),
                        Integer.toString(entry.failedBaud()),
                        Integer.toString(entry.boardsSince())))
                .append('\n'));
        try {
            replace(text);
        } catch (IOException e) {
            warn("Learnt rates cannot be kept in " + path + ": " + e + ". Make the folder writable.");
        }
    }

    /** By a draft of its own: another program may be at it too. */
    private void replace(CharSequence text) throws IOException {
        Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "rates", ".new");
        try {
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** An address with a tab in it is none; it must not break the others. */
    private static String oneField(String text) {
        return text.replaceAll("[\t\n\r]", " ");
    }

    private void warn(String warning) {
        if (!warned) {
            warned = true;
            warnings.accept(warning);
        }
    }
}
