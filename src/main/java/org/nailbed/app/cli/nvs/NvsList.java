package org.nailbed.app.cli.nvs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.JsonOption;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.nvs.NvsContents;
import org.nailbed.firmware.nvs.NvsContents.PageState;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a partition holds. */
@Command(
        name = "list",
        description =
                "Lists what a partition holds, every check sum checked. 'nailbed read nvs' gets one from a board.",
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FIRMWARE_INVALID, ExitCode.FILE_FAILED})
final class NvsList implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The partition, whole.")
    private Path file = Path.of("");

    @Mixin
    private KeyOptions key = new KeyOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        NvsContents contents = NvsReader.read(NvsFiles.read(file), key.keys());
        PrintWriter out = Output.of(spec).out();
        if (json.isSet()) {
            contents.items().forEach(item -> out.println(facts(item).json()));
        } else {
            print(contents, out);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static Facts facts(Item item) {
        return new Facts()
                .with("namespace", item.namespace())
                .with("key", item.key())
                .with("type", item.value().typeTitle())
                .with("value", item.value().text());
    }

    private static void print(NvsContents contents, PrintWriter out) {
        contents.items()
                .forEach(item -> out.printf(
                        Locale.ROOT,
                        "%-15s  %-15s  %-6s  %s%n",
                        item.namespace(),
                        item.key(),
                        item.value().typeTitle(),
                        item.value().text()));
        long blank = contents.pages().stream()
                .filter(page -> page.state() == PageState.BLANK)
                .count();
        out.println(Words.count(contents.items().size(), "value") + " in "
                + Words.count(contents.pages().size(), "page") + ", " + blank + " of them blank");
    }
}
