package org.nailbed.flash.espressif.boot;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.BootLog.Application;

/** The log of a start, understood line by line as it comes (protocol reference, 4.3; ESP-IDF's own log lines). */
final class BootText {
    private static final Pattern PROJECT = Pattern.compile("Project name:\\s+(\\S[^\\x1B]*)");
    private static final Pattern VERSION = Pattern.compile("App version:\\s+(\\S[^\\x1B]*)");
    private static final Pattern EMPTY_FLASH = Pattern.compile("invalid header: 0x[0-9a-fA-F]+");
    private static final Pattern DOWNLOAD_MODE = Pattern.compile("boot:0x[0-9a-fA-F]+ \\(DOWNLOAD|boot mode:\\(1,");

    /** What is kept of a board that prints without end; lines after that are still understood. */
    private static final int MAX_KEPT_CHARACTERS = 1 << 16;

    private static final int MAX_LINE_CHARACTERS = 1 << 10;
    private static final char UNREADABLE = '\uFFFD';

    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private @Nullable String resetReason;
    private @Nullable String project;
    private @Nullable String version;
    private @Nullable String crash;
    private int resets;
    private boolean flashEmpty;
    private boolean stayedInLoader;
    private int unreadable;

    void append(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (application().isPresent() && rest.size() < MAX_KEPT_CHARACTERS) {
                rest.write(bytes[i]);
            }
            append(readable(bytes[i]));
        }
    }

    /** What came behind the application's names, as it came. */
    byte[] rest() {
        return rest.toByteArray();
    }

    /** As heard, undecodable bytes replaced. */
    String all() {
        return kept.toString();
    }

    /** Of the last start. */
    Optional<String> resetReason() {
        return Optional.ofNullable(resetReason);
    }

    /** How often the ROM introduced itself. */
    int resets() {
        return resets;
    }

    /** Project name and version; empty until both lines are whole. */
    Optional<Application> application() {
        return project == null || version == null ? Optional.empty() : Optional.of(new Application(project, version));
    }

    /** The first line that tells of a crash. */
    Optional<String> crash() {
        return Optional.ofNullable(crash);
    }

    boolean flashIsEmpty() {
        return flashEmpty;
    }

    boolean stayedInLoader() {
        return stayedInLoader;
    }

    /** How much of it was no text. */
    int unreadableCharacters() {
        return unreadable;
    }

    private void append(char character) {
        unreadable += character == UNREADABLE ? 1 : 0;
        if (kept.length() < MAX_KEPT_CHARACTERS) {
            kept.append(character);
        }
        if (character == '\n' || line.length() >= MAX_LINE_CHARACTERS) {
            understand(line.toString());
            line.setLength(0);
        } else if (character != '\r') {
            line.append(character);
        }
    }

    private void understand(String whole) {
        BootSigns.resetReason(whole).ifPresent(reason -> {
            resetReason = reason;
            resets++;
        });
        find(PROJECT, whole).ifPresent(name -> project = name.group(1).strip());
        find(VERSION, whole).ifPresent(name -> version = name.group(1).strip());
        if (crash == null) {
            BootSigns.crash(whole).ifPresent(found -> crash = found);
        }
        flashEmpty |= EMPTY_FLASH.matcher(whole).find();
        stayedInLoader |= DOWNLOAD_MODE.matcher(whole).find();
    }

    private static Optional<Matcher> find(Pattern pattern, String whole) {
        Matcher matcher = pattern.matcher(whole);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    private static char readable(byte heard) {
        boolean printable = heard >= ' ' && heard < 0x7F;
        boolean layout = heard == '\n' || heard == '\r' || heard == '\t' || heard == 0x1B;
        return printable || layout ? (char) heard : UNREADABLE;
    }
}
