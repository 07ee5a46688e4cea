package org.nailbed.sequence.zpl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A printer's answer to {@code ~HS}: three lines, each between STX and ETX, of which the first two matter here.
 *
 * @param problems in words for the operator, each with what to do; empty when the printer prints
 * @param waiting formats received and not printed yet, and labels left of the batch in hand
 */
public record PrinterStatus(List<String> problems, int waiting) {

    /** What asks for it. */
    public static final String QUERY = "~HS";

    /** STX a,b,…,l ETX, then STX m,n,…,w ETX, then one more. */
    private static final Pattern ANSWER = Pattern.compile(
            "\\x02([0-9]+(?:,[0-9]+){11})\\x03\\s*\\x02([0-9]+(?:,[0-9]+){10})\\x03\\s*\\x02[^\\x02\\x03]*\\x03");

    public PrinterStatus {
        problems = List.copyOf(problems);
    }

    /** @return empty while the answer is not whole, or is none */
    public static Optional<PrinterStatus> parse(String heard) {
        Matcher answer = ANSWER.matcher(heard);
        if (!answer.find()) {
            return Optional.empty();
        }
        String[] first = answer.group(1).split(",", -1);
        String[] second = answer.group(2).split(",", -1);
        List<String> problems = new ArrayList<>();
        flag(first[1], "it is out of labels: put a new roll in", problems);
        flag(second[2], "its head is open: close it", problems);
        flag(second[3], "it is out of ribbon: put a new one in", problems);
        flag(first[2], "it is paused: press PAUSE on it", problems);
        flag(first[5], "its buffer is full: let it print, or switch it off and on", problems);
        flag(first[9], "it lost its settings: call an engineer", problems);
        flag(first[10], "its head is too cold: wait", problems);
        flag(first[11], "its head is too hot: wait", problems);
        return Optional.of(new PrinterStatus(problems, number(first[4]) + number(second[8])));
    }

    private static void flag(String value, String words, List<String> problems) {
        if (number(value) != 0) {
            problems.add(words);
        }
    }

    /** Any number of digits may come; what is too long to be one is taken for many. */
    private static int number(String digits) {
        return digits.length() > 8 ? 99_999_999 : Integer.parseInt(digits);
    }
}
