package org.nailbed.app.bench;

import java.util.ArrayList;
import java.util.List;

/** Nailbed's own command line as a child process: this Java, this class path. */
final class OwnCommand {
    private OwnCommand() {}

    static List<String> of(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // As the launcher starts its commands.
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.nailbed.app.cli.Cli"));
        command.addAll(List.of(arguments));
        return command;
    }
}
