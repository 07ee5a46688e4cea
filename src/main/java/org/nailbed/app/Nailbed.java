package org.nailbed.app;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Starts the station. */
@QuarkusMain
public final class Nailbed {
    private Nailbed() {}

    public static void main(String... args) {
        System.exit(new CommandLine(new StationCommand())
                .setExecutionExceptionHandler((fault, command, parsed) -> StationCommand.explain(fault, command))
                .execute(args));
    }
}
