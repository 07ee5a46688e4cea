package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nailbed.app.cli.output.ExitCode;
import picocli.CommandLine;

/** docs/command-line.md says what the commands are, no more and no less. */
class CommandLinePageTest {
    private static final Pattern OPTION = Pattern.compile("^- (?:`-\\w`, )?`(--[a-z0-9-]+)`", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(#([a-z-]+)\\)");
    private static final Pattern EXIT_CODE = Pattern.compile("^\\| (\\d+) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final String FOR_ALL = "Options of every command";

    private final Map<String, String> sections = sections();

    @Test
    void everyCommandHasItsSectionWithItsOptions() {
        Map<String, Set<String>> real = new TreeMap<>();
        Cli.commandLine().getSubcommands().forEach((name, command) -> collect(name, command, real));
        Map<String, Set<String>> written = new TreeMap<>();
        real.keySet().forEach(command -> written.put(command, optionsWritten(command)));
        assertThat(written).isEqualTo(real);
    }

    @Test
    void noSectionIsOfACommandThatIsNone() {
        Map<String, Set<String>> real = new TreeMap<>();
        Cli.commandLine().getSubcommands().forEach((name, command) -> collect(name, command, real));
        assertThat(sections.keySet().stream()
                        .filter(title -> Character.isLowerCase(title.charAt(0)))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(real.keySet());
    }

    @Test
    void exitCodesAreThoseOfTheProgram() {
        Map<Integer, String> written = EXIT_CODE
                .matcher(section("Exit codes"))
                .results()
                .collect(Collectors.toMap(row -> Integer.parseInt(row.group(1)), row -> row.group(2)));
        assertThat(written)
                .isEqualTo(Arrays.stream(ExitCode.values())
                        .collect(Collectors.toMap(ExitCode::number, ExitCode::meaning)));
    }

    @Test
    void everyCommandListsItsExitCodesInItsHelp() {
        Cli.commandLine()
                .getSubcommands()
                .values()
                .forEach(command -> assertThat(command.getUsageMessage()).contains("Exit codes:", "    0   Done"));
    }

    @Test
    void theCompletionScriptKnowsEveryCommand() {
        Run bash = Run.of("completion", "bash");
        assertThat(bash.exit()).isZero();
        assertThat(bash.out()).contains("--vid-pid", "complete -F _complete_nailbed", "_picocli_nailbed_nvs_build");
        assertThat(Run.of("completion", "fish").exit()).isEqualTo(ExitCode.USAGE.number());
    }

    private static void collect(String name, CommandLine command, Map<String, Set<String>> options) {
        options.put(
                name,
                command.getCommandSpec().options().stream()
                        .map(option -> option.longestName())
                        .collect(Collectors.toCollection(TreeSet::new)));
        command.getSubcommands().forEach((below, spec) -> collect(name + " " + below, spec, options));
    }

    /** Its own, those of every command, and those of the sections that it sends the reader to. */
    private Set<String> optionsWritten(String command) {
        Set<String> options = new TreeSet<>(optionsIn(section(FOR_ALL)));
        String own = section(command);
        options.addAll(optionsIn(own));
        LINK.matcher(own)
                .results()
                .map(MatchResult::group)
                .flatMap(link -> sections.keySet().stream()
                        .filter(title -> link.equals(
                                "](#" + title.toLowerCase(Locale.ROOT).replace(' ', '-') + ")")))
                .filter(title -> Character.isUpperCase(title.charAt(0)))
                .forEach(title -> options.addAll(optionsIn(section(title))));
        return options;
    }

    private static List<String> optionsIn(String section) {
        return OPTION.matcher(section).results().map(found -> found.group(1)).toList();
    }

    private String section(String title) {
        return sections.getOrDefault(title, "");
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String part : page().split("(?m)^## ", -1)) {
            int end = part.indexOf('\n');
            sections.put(part.substring(0, end).strip(), part.substring(end));
        }
        sections.remove("# The command line");
        return sections;
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs", "command-line.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
