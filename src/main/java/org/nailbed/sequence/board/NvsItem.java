package org.nailbed.sequence.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.nvs.NvsEncoding;
import org.nailbed.firmware.nvs.NvsEntry;
import org.nailbed.firmware.nvs.NvsValue;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;

/**
 * One value that a unit gets in its NVS partition.
 *
 * @param namespace 1 to 15 bytes
 * @param key likewise
 */
public record NvsItem(String namespace, String key, Encoding encoding, Source source, Secrecy secrecy) {

    /** How the value is written down, and how it lies in flash. */
    public enum Encoding {
        U8,
        I8,
        U16,
        I16,
        U32,
        I32,
        U64,
        I64,
        STRING,
        /** Hex pairs for a blob. */
        HEX2BIN,
        /** Base64 for a blob. */
        BASE64,
        /** A blob as it is. */
        BINARY,
        /**
         * A MAC with or without colons, for a blob of its 6 bytes: the custom MAC of an application that reads it from there. The
         * chip's own MAC stays what it is; no eFuse is burnt.
         */
        MAC;

        private static final Pattern SIX_PAIRS = Pattern.compile("([0-9a-fA-F]{2}[:-]?){5}[0-9a-fA-F]{2}");

        /** As product files write it: "u8". */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws FirmwareException whose message shows the content */
        private NvsValue decode(byte[] content) {
            return switch (this) {
                case MAC -> mac(new String(content, UTF_8).strip());
                case BASE64 -> base64(new String(content, UTF_8));
                default -> NvsEncoding.decode(word(), content);
            };
        }

        private static NvsValue mac(String text) {
            if (!SIX_PAIRS.matcher(text).matches()) {
                throw new FirmwareException("\"%s\" is no MAC, expected one like 24:0a:c4:de:ad:be.".formatted(text));
            }
            return new NvsValue.Blob(HexFormat.of().parseHex(text.replaceAll("[:-]", "")));
        }

        /** Of a file, lines are joined; beyond that every character counts. */
        private static NvsValue base64(String text) {
            try {
                return new NvsValue.Blob(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
            } catch (IllegalArgumentException e) {
                throw new FirmwareException("no Base64: %s.".formatted(e.getMessage()), e);
            }
        }
    }

    /** Where the value comes from. */
    public sealed interface Source {}

    /** A text with places for the unit's data: {@code {serial-number}}, or {@code {data.wifi-key}} of a lookup. */
    public record Text(Template template) implements Source {}

    /** A file, the same for every unit. */
    public record File(Content content) implements Source {}

    /** Who may see the value. */
    public enum Secrecy {
        OPEN,
        /**
         * No message, record, attachment or trace shows it. A digest of the partition is recorded all the same: a key cannot be told
         * from it, but a PIN of a few digits could be tried out.
         */
        SECRET
    }

    /** @throws IllegalArgumentException when namespace or key is no name, or a value that is the same for all units is none */
    public NvsItem {
        try {
            new NvsEntry.Item(namespace, key, new NvsValue.Text(""));
        } catch (FirmwareException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        Optional<byte[]> constant = constant(source);
        if (constant.isPresent()) {
            try {
                encoding.decode(constant.get());
            } catch (FirmwareException e) {
                throw new IllegalArgumentException(fault(namespace + "." + key, encoding, secrecy, e));
            }
        }
    }

    private static Optional<byte[]> constant(Source source) {
        if (source instanceof File file) {
            return Optional.of(file.content().bytes());
        }
        return source instanceof Text text && text.template().names().isEmpty()
                ? Optional.of(text.template().fill(new UnitData()).getBytes(UTF_8))
                : Optional.empty();
    }

    /**
     * The value of one unit. What a secret one is made of is kept secret from then on.
     *
     * @throws SequenceException UNIT_DATA_MISSING naming the key, when the unit lacks data or has such as fit no value
     */
    NvsEntry.Item of(UnitData unit) {
        byte[] content = constant(source).orElseGet(() -> filled(unit));
        try {
            return new NvsEntry.Item(namespace, key, encoding.decode(content));
        } catch (FirmwareException e) {
            // An open key may be made of what a lookup keeps secret.
            String fault = unit.masked(fault(title(), encoding, secrecy, e));
            throw new SequenceException(FaultCode.UNIT_DATA_MISSING, fault + " Check the unit's data.");
        }
    }

    private byte[] filled(UnitData unit) {
        Template template = ((Text) source).template();
        if (secrecy == Secrecy.SECRET) {
            template.names().stream()
                    .filter(name -> name.startsWith(UnitData.lookedUp("")))
                    .forEach(name -> unit.get(name).ifPresent(value -> unit.putSecret(name, value)));
        }
        try {
            return template.fill(unit).getBytes(UTF_8);
        } catch (SequenceException e) {
            throw new SequenceException(e.code(), "NVS key %s: %s".formatted(title(), missing(template, e)));
        }
    }

    private String missing(Template template, SequenceException fault) {
        return secrecy == Secrecy.SECRET
                ? "this unit lacks one of %s. Check the phases before this one and the unit's data."
                        .formatted(template.names())
                : String.valueOf(fault.getMessage());
    }

    private static String fault(String title, Encoding encoding, Secrecy secrecy, FirmwareException fault) {
        return secrecy == Secrecy.SECRET
                ? "NVS key %s: its secret value is no %s.".formatted(title, encoding.word())
                : "NVS key %s: no valid %s: %s".formatted(title, encoding.word(), fault.getMessage());
    }

    private String title() {
        return namespace + "." + key;
    }

    /** Part of the hash of a sequence; a secret by its hash. */
    @Override
    public String toString() {
        String shown = secrecy == Secrecy.SECRET && source instanceof Text text
                ? new Content("secret", text.template().text().getBytes(UTF_8)).toString()
                : source.toString();
        return "%s.%s %s %s %s".formatted(namespace, key, encoding, secrecy, shown);
    }
}
