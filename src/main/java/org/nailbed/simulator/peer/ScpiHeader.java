package org.nailbed.simulator.peer;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command's header: capitals are its short form, brackets hold what may be left out. */
final class ScpiHeader {
    private static final Pattern MNEMONIC = Pattern.compile("[A-Za-z]+");
    private final Pattern pattern;

    /** @param definition such as {@code MEASure:VOLTage[:DC]?} */
    ScpiHeader(String definition) {
        String optional = definition.replace("*", "\\*").replace("?", "\\?");
        String groups = optional.replace("[", "(?:").replace("]", ")?");
        StringBuilder regex = new StringBuilder();
        Matcher mnemonic = MNEMONIC.matcher(groups);
        while (mnemonic.find()) {
            String whole = mnemonic.group();
            String brief = whole.replaceAll("[a-z]", "");
            mnemonic.appendReplacement(regex, "(?:" + brief + "|" + whole.toUpperCase(Locale.ROOT) + ")");
        }
        mnemonic.appendTail(regex);
        pattern = Pattern.compile(":?" + regex);
    }

    /** @param header in capitals */
    boolean matches(String header) {
        return pattern.matcher(header).matches();
    }
}
