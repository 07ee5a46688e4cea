package org.nailbed.app.cli.progress;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;

/** What the program prints to. */
public final class Terminal {

    /**
     * How a terminal is drawn on.
     *
     * @param colour whether it may be used: not with NO_COLOR
     * @param blocks whether it shows more than ASCII
     */
    public record Look(boolean colour, boolean blocks) {}

    private Terminal() {}

    /** Whether input and output both are one: Java 22 and later have a console where there is none too, and a method to ask. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** How standard output is drawn on, as the environment wants it. */
    public static Look look() {
        return new Look(
                Ansi.AUTO.enabled(), Charset.defaultCharset().newEncoder().canEncode('█'));
    }
}
