package org.nailbed.app.cli.output;

import picocli.CommandLine.Option;

/** {@code --json}. */
public final class JsonOption {

    @Option(
            names = "--json",
            description = "Print results as JSON Lines, one object a line; progress goes to the error output.")
    private boolean json;

    public boolean isSet() {
        return json;
    }
}
