package org.nailbed.sequence.zpl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a ZPL text; the texts of all, joined, are the text they were cut from.
 *
 * @param name the prefix and two characters, upper case: {@code ^FD}, {@code ~HS}, {@code ^A0}; empty for what stands before the first
 * @param parameters all up to the next prefix, line ends included
 * @param line on which it begins, from 1
 */
record ZplCommand(String name, String parameters, String text, int line) {

    private static final Pattern COMMAND = Pattern.compile("([\\^~][^\\^~]{0,2})([^\\^~]*)|[^\\^~]+");

    static List<ZplCommand> cut(String zpl) {
        List<ZplCommand> commands = new ArrayList<>();
        Matcher matcher = COMMAND.matcher(zpl);
        int line = 1;
        while (matcher.find()) {
            String whole = matcher.group();
            boolean named = matcher.group(1) != null;
            commands.add(new ZplCommand(
                    named ? matcher.group(1).toUpperCase(Locale.ROOT) : "",
                    named ? matcher.group(2) : whole,
                    whole,
                    line));
            line += (int) whole.chars().filter(character -> character == '\n').count();
        }
        return commands;
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** The parameter at {@code index} from 0; empty when it is not given. */
    String parameter(int index) {
        String[] all = parameters.strip().split(",", -1);
        return index < all.length ? all[index] : "";
    }
}
