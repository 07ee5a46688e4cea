package org.nailbed.app.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Nailbed's own command line as a child process: this Java, this class path. */
final class OwnCommand {
    private OwnCommand() {}

    static List<String> of(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(asThisOne());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.nailbed.app.cli.Cli"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The launcher's options, its class data archive among them; agents that watch this JVM are not for the others. */
    private static List<String> asThisOne() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--enable-native-access"))
                .toList();
    }
}
