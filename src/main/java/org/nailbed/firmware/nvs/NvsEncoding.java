package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.firmware.FirmwareException;

/**
 * How a value is written down where people and files give it, in the words of Espressif's generator (protocol reference, 6.5). A
 * {@code blob_fill(size;byte)} is the value's text filled up to the size; {@code blob_sz_fill} has the text's length as u32 before
 * that.
 */
public final class NvsEncoding {

    private static final int MAX_BYTES = 16 << 20;
    private static final Pattern FILL = Pattern.compile("blob_(?<sized>sz_)?fill\\((?<size>[^;]+);(?<byte>[^)]+)\\)");
    private static final String ENCODINGS =
            "u8, i8, u16, i16, u32, i32, u64, i64, string, hex2bin, base64, binary, blob_fill(size;byte) or blob_sz_fill(size;byte)";

    private NvsEncoding() {}

    /**
     * Makes a value of what a person or a file gives.
     *
     * @param encoding as the table names it: {@code u8} to {@code i64}, {@code string}, {@code hex2bin}, {@code base64},
     *     {@code binary}, or a filling
     * @param content of the field in UTF-8, or of the file
     * @throws FirmwareException when there is no such encoding, or the content is no value of it; the message shows the content
     */
    public static NvsValue decode(String encoding, byte[] content) {
        try {
            return value(encoding, content);
        } catch (IllegalArgumentException e) {
            throw new FirmwareException("no valid %s: %s. Correct it.".formatted(encoding, e.getMessage()), e);
        }
    }

    private static NvsValue value(String encoding, byte[] content) {
        Optional<NvsType> integer = NvsType.integer(encoding.toLowerCase(Locale.ROOT));
        if (integer.isPresent()) {
            return new NvsValue.Int(integer.get(), number(text(content).strip()));
        }
        Matcher fill = FILL.matcher(encoding);
        if (fill.matches()) {
            return new NvsValue.Blob(filled(fill, content));
        }
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "string" -> new NvsValue.Text(text(content));
            case "binary" -> new NvsValue.Blob(content);
            case "hex2bin" ->
                new NvsValue.Blob(HexFormat.of().parseHex(text(content).strip()));
            case "base64" ->
                new NvsValue.Blob(Base64.getMimeDecoder().decode(text(content).strip()));
            default ->
                throw new FirmwareException(
                        "encoding is \"%s\", expected %s. Correct it.".formatted(encoding, ENCODINGS));
        };
    }

    private static BigInteger number(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        String bare = hex ? digits.substring(2) : digits;
        boolean plain = !bare.isEmpty()
                && bare.chars().allMatch(digit -> Character.digit(digit, hex ? 16 : 10) >= 0 && digit < 128);
        if (!plain || bare.length() > 40) {
            throw new FirmwareException("\"" + text + "\" is no number, expected one like 42, -7 or 0x2A. Correct it.");
        }
        BigInteger value = new BigInteger(bare, hex ? 16 : 10);
        return negative ? value.negate() : value;
    }

    private static byte[] filled(Matcher fill, byte[] content) {
        int size = small(fill.group("size"), MAX_BYTES);
        int filling = small(fill.group("byte"), 0xFF);
        if (content.length > size) {
            throw new FirmwareException(
                    "%d bytes, expected at most the %d to fill. Shorten the value.".formatted(content.length, size));
        }
        byte[] filled = Arrays.copyOf(content, size);
        Arrays.fill(filled, content.length, size, (byte) filling);
        if (fill.group("sized") == null) {
            return filled;
        }
        ByteBuffer sized = ByteBuffer.allocate(Integer.BYTES + size).order(ByteOrder.LITTLE_ENDIAN);
        byte[] out = new byte[sized.capacity()];
        sized.putInt(content.length).put(filled).flip();
        sized.get(out);
        return out;
    }

    private static int small(String text, int max) {
        BigInteger value = number(text.strip());
        if (value.signum() < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new FirmwareException("%s in the encoding, expected 0 to %d. Correct it.".formatted(value, max));
        }
        return value.intValue();
    }

    private static String text(byte[] content) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new FirmwareException("no text in UTF-8. Use another encoding, such as binary.", e);
        }
    }
}
