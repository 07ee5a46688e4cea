package org.nailbed.simulator.label;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One command of a label.
 *
 * @param name two characters
 * @param data what follows it
 */
record ZplCommand(String name, byte... data) {

    static ZplCommand of(byte[] bytes) {
        return new ZplCommand(
                new String(bytes, 0, 2, StandardCharsets.ISO_8859_1), Arrays.copyOfRange(bytes, 2, bytes.length));
    }

    /** The parameter of this index, upward from 0; empty when it was left out. */
    String parameter(int index) {
        String[] all = new String(data, StandardCharsets.ISO_8859_1).split(",", -1);
        return index < all.length ? all[index].strip() : "";
    }

    int number(int index, int otherwise) {
        String text = parameter(index);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
