package org.nailbed.simulator.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.boot.Application;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.nvs.NvsContents;
import org.nailbed.simulator.nvs.NvsItem;

/** What the application knows from its own flash: read anew each time it is asked. */
final class Settings {
    static final String NAMESPACE = "factory";

    private static final int LONGEST_HEX_BLOB = 32;
    private static final int MAC_BYTES = 6;
    private static final int HASH_BYTES_SHOWN = 8;
    private static final HexFormat HEX = HexFormat.of();
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final Voice voice;
    private final Optional<Application.Region> region;

    Settings(Voice voice, Optional<Application.Region> region) {
        this.voice = voice;
        this.region = region;
    }

    boolean isGood() {
        return read().errors().isEmpty();
    }

    private NvsContents read() {
        NorFlash flash = voice.machine().soc().flash();
        return region.filter(where -> flash.holds(where.offset(), where.sizeBytes()))
                .map(where -> NvsContents.read(flash, where.offset(), where.sizeBytes()))
                .orElseGet(() -> new NvsContents(List.of(), List.of()));
    }

    void list() {
        if (region.isEmpty()) {
            voice.sayError("the partition table has no nvs partition");
            return;
        }
        NvsContents contents = read();
        contents.items().forEach(item -> voice.say("nvs " + describe(item)));
        contents.errors().forEach(error -> voice.say("nvs error " + error));
        voice.say("nvs end, " + contents.items().size() + " values, "
                + contents.errors().size() + " errors");
    }

    void serial() {
        NvsContents contents = read();
        Optional<NvsItem> serial = contents.find(NAMESPACE, "serial");
        if (serial.isPresent()) {
            voice.say("serial " + printable(serial.get().text()));
        } else if (contents.errors().isEmpty()) {
            voice.sayError("nvs has no " + NAMESPACE + "/serial");
        } else {
            voice.sayError("nvs " + contents.errors().get(0));
        }
    }

    /** The chip's own, unless another was set. */
    void mac() {
        Optional<NvsItem> own = read().find(NAMESPACE, "mac");
        String ofChip = voice.machine().soc().mac().toString();
        try {
            voice.say("mac " + own.map(Settings::macOf).orElse(ofChip));
        } catch (SimulatorException e) {
            voice.sayError("nvs " + NAMESPACE + "/mac is no MAC: " + describe(own.orElseThrow()));
        }
    }

    /** Six bytes, or the text of them. */
    private static String macOf(NvsItem item) {
        byte[] content = item.content();
        return switch (item.type()) {
            case BLOB ->
                Mac.parse(content.length == MAC_BYTES ? COLONS.formatHex(content) : HEX.formatHex(content))
                        .toString();
            default -> Mac.parse(item.text()).toString();
        };
    }

    private static String describe(NvsItem item) {
        String name = item.name().namespace() + " " + item.name().key() + " ";
        return switch (item.type()) {
            case STR -> name + "str " + printable(item.text());
            case BLOB, BLOB_CHUNK, BLOB_INDEX -> name + "blob " + blob(item.content());
            default -> name + item.type().name().toLowerCase(Locale.ROOT) + " " + integer(item);
        };
    }

    private static String blob(byte[] content) {
        String what = content.length <= LONGEST_HEX_BLOB
                ? HEX.formatHex(content)
                : "sha256 " + HEX.formatHex(sha256(content), 0, HASH_BYTES_SHOWN);
        return (content.length + " " + what).strip();
    }

    private static String integer(NvsItem item) {
        byte[] content = item.content();
        boolean negative = item.type().isSigned() && content[content.length - 1] < 0;
        long value = negative ? -1 : 0;
        for (int i = content.length - 1; i >= 0; i--) {
            value = value << 8 | (content[i] & 0xFF);
        }
        return item.type().isSigned() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    /** One line, whatever was written: anything but printable ASCII as {@code \xNN}. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            shown.append(b >= ' ' && b < 0x7F ? String.valueOf((char) b) : "\\x" + HEX.toHexDigits(b));
        }
        return shown.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
