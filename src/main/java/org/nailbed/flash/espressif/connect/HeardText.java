package org.nailbed.flash.espressif.connect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.flash.FlashFault;

/** Judges what a board said instead of answering SYNC (protocol reference, 4.3). */
record HeardText(String text, int strangeFrames) {
    /** Named, and on the ESP8266 numbered. */
    private static final Pattern BOOT_MODE = Pattern.compile("boot:0x[0-9a-fA-F]+ \\((\\S+)|boot mode:\\((\\d),");

    private static final String ESP8266_DOWNLOAD = "1";
    private static final int SHOWN_CHARACTERS = 120;

    /** A few bytes of noise are common while a chip is reset; fewer than these prove nothing. */
    private static final int NOISE_CHARACTERS = 8;

    FlashFault fault() {
        if (inDownloadMode()) {
            return FlashFault.NO_SYNC;
        }
        if (bootMode().find() || isReadable()) {
            return FlashFault.WRONG_BOOT_MODE;
        }
        return text.length() > NOISE_CHARACTERS || strangeFrames > 0 ? FlashFault.GARBAGE_HEARD : FlashFault.NO_SYNC;
    }

    /** What was heard, and what to do; two sentences. */
    String explanation() {
        return switch (fault()) {
            case WRONG_BOOT_MODE ->
                "heard text of the wrong boot mode: \"" + shown()
                        + "\". The boot strap was not low at reset; check IO0 (or the chip's own boot pin).";
            case GARBAGE_HEARD ->
                "heard what is neither a reply nor text: \"" + shown()
                        + "\". Check ground, signal wires and the crystal; an ESP8266 that started its application sounds so too: check GPIO0.";
            default ->
                inDownloadMode()
                        ? "the board waits for download but answers nothing. Check the line from the adapter's TXD to the board's RXD."
                        : "heard nothing. Reseat the board; check power, EN and IO0.";
        };
    }

    private boolean inDownloadMode() {
        if (text.contains("waiting for download") || text.contains("wait uart download")) {
            return true;
        }
        Matcher mode = bootMode();
        boolean download = false;
        while (mode.find()) {
            download = mode.group(1) == null
                    ? ESP8266_DOWNLOAD.equals(mode.group(2))
                    : mode.group(1).startsWith("DOWNLOAD");
        }
        return download;
    }

    private Matcher bootMode() {
        return BOOT_MODE.matcher(text);
    }

    /** Whether most of it is what a log prints. */
    private boolean isReadable() {
        long readable = text.chars()
                .filter(c -> (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || c == 0x1B)
                .count();
        return text.length() > NOISE_CHARACTERS && readable * 10 >= text.length() * 9L;
    }

    private String shown() {
        // Noise may hold the control codes of a terminal.
        String oneLine = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "\uFFFD");
        return oneLine.length() <= SHOWN_CHARACTERS
                ? oneLine
                : "…" + oneLine.substring(oneLine.length() - SHOWN_CHARACTERS);
    }
}
