package org.nailbed.firmware.format;

import java.util.Arrays;
import java.util.HexFormat;

/** Builds Intel HEX as the transports reference, 4.4, describes it. */
public final class HexBuilder {

    private static final int LINE_BYTES = 16;

    private final StringBuilder lines = new StringBuilder();

    /** Bytes from an address on; they stay within its 64 KiB. */
    public HexBuilder bytes(int address, byte[] content) {
        line("02000004%04X".formatted(address >> 16));
        for (int at = 0; at < content.length; at += LINE_BYTES) {
            byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + LINE_BYTES));
            String data = HexFormat.of().withUpperCase().formatHex(part);
            line("%02X%04X00%s".formatted(part.length, (address + at) & 0xFFFF, data));
        }
        return this;
    }

    private void line(String body) {
        int sum = 0;
        for (byte each : HexFormat.of().parseHex(body)) {
            sum += each;
        }
        lines.append(':').append(body).append("%02X".formatted(-sum & 0xFF)).append("\r\n");
    }

    public String build() {
        return lines + ":00000001FF\r\n";
    }
}
