package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that has run: its exit code and what it printed. */
record Run(int exit, String out, String err) {

    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Cli.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(exit, out.toString(), err.toString());
    }

    /** The line that tells how it ended with one port. */
    String resultOf(String port) {
        return out.lines()
                .filter(line -> line.startsWith(port + "  PASS") || line.startsWith(port + "  FAIL"))
                .findFirst()
                .orElse("no result for " + port + " in: " + out);
    }
}
