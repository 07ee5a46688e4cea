package org.nailbed.simulator.chip;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.nailbed.simulator.SimulatorException;

/** A board's MAC. */
public record Mac(long bits) {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    /** How a MAC lies in eFuse words (protocol reference, 5.2). */
    public enum Shape {
        ESP8266 {
            @Override
            void burn(Mac mac, int address, Map<Integer, Integer> words) {
                words.put(address, mac.low32() << 24);
                words.put(address + 4, 1 << 16 | (mac.low32() >>> 8 & 0xFFFF));
                words.put(address + 12, (int) (mac.bits() >>> 24));
            }
        },
        WITH_CRC {
            @Override
            void burn(Mac mac, int address, Map<Integer, Integer> words) {
                words.put(address, mac.low32());
                words.put(address + 4, mac.high16() | mac.crc8() << 16);
            }
        },
        PLAIN {
            @Override
            void burn(Mac mac, int address, Map<Integer, Integer> words) {
                words.put(address, mac.low32());
                words.put(address + 4, mac.high16());
            }
        },
        /** With the middle of an EUI-64. */
        EXTENDED {
            @Override
            void burn(Mac mac, int address, Map<Integer, Integer> words) {
                words.put(address, mac.low32());
                words.put(address + 4, mac.high16() | 0xFFFE << 16);
            }
        };

        abstract void burn(Mac mac, int address, Map<Integer, Integer> words);
    }

    /** @param text six hex pairs with colons */
    public static Mac parse(String text) {
        try {
            byte[] bytes = COLONS.parseHex(text.toLowerCase(Locale.ROOT));
            if (bytes.length == 6) {
                long bits = 0;
                for (byte b : bytes) {
                    bits = (bits << 8) | (b & 0xFF);
                }
                return new Mac(bits);
            }
        } catch (IllegalArgumentException e) {
            throw new SimulatorException("\"" + text + "\" is no MAC; six hex pairs with colons are.", e);
        }
        throw new SimulatorException("\"" + text + "\" is no MAC; six hex pairs with colons are.");
    }

    /** The maker's three bytes, then the board's number. */
    static Mac of(int maker, int number) {
        return new Mac((long) maker << 24 | number);
    }

    int low32() {
        return (int) bits;
    }

    int high16() {
        return (int) (bits >>> 32);
    }

    /** The check byte that ESP32 eFuses hold beside the MAC: CRC-8 with the reflected polynomial 8C. */
    int crc8() {
        int crc = 0;
        for (int shift = 40; shift >= 0; shift -= 8) {
            crc ^= (int) (bits >>> shift) & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x8C;
            }
        }
        return crc;
    }

    @Override
    public String toString() {
        byte[] bytes = new byte[6];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bits >>> (40 - 8 * i));
        }
        return COLONS.formatHex(bytes);
    }
}
