package org.nailbed.app.cli.output;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a script learns of a command's end; the numbers never change. Every command's help lists those that it may end with. */
public enum ExitCode {
    OK(0, "Done; every board passed."),
    INTERNAL(1, "Nailbed itself failed."),
    USAGE(2, "The command line is wrong."),
    FIRMWARE_INVALID(3, "The firmware, image or NVS data cannot be used."),
    PORT_NOT_FOUND(4, "A port was not found."),
    PORT_BUSY(5, "A port is busy, or this user may not open it."),
    NO_SYNC(6, "A board did not answer (no sync)."),
    WRONG_BOARD(7, "A wrong board: other chip, flash too small, or locked."),
    FLASH_FAILED(8, "Write, erase or verification failed."),
    BOOT_FAILED(9, "A board did not boot what it holds, or crashed."),
    LINK_FAILED(10, "The link to a board failed while at work."),
    SEVERAL(11, "Several boards failed, not all in the same way."),
    FILE_FAILED(12, "A file of this machine cannot be read or written."),
    CONFIG_INVALID(13, "A station or product file is wrong."),
    INTERRUPTED(130, "Stopped by Ctrl-C.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** Of a command, from what became of each board; {@code OK} only when all were. */
    public static ExitCode ofSeveral(Collection<ExitCode> codes) {
        EnumSet<ExitCode> failures = EnumSet.noneOf(ExitCode.class);
        failures.addAll(codes);
        failures.remove(OK);
        return switch (failures.size()) {
            case 0 -> OK;
            case 1 -> failures.iterator().next();
            default -> SEVERAL;
        };
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** Lists in the help of a command, and of those below it, the codes that it may end with. */
    public static void list(CommandSpec command) {
        EndsWith declared = command.userObject().getClass().getAnnotation(EndsWith.class);
        Map<String, String> lines = new LinkedHashMap<>();
        for (ExitCode code : declared == null ? values() : declared.value()) {
            lines.put((code.number < 10 ? "  " : code.number < 100 ? " " : "") + code.number, code.meaning);
        }
        command.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(lines);
        for (CommandLine below : command.subcommands().values()) {
            list(below.getCommandSpec());
        }
    }
}
