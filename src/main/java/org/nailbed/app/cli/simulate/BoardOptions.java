package org.nailbed.app.cli.simulate;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.simulator.AttachmentNames;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import picocli.CommandLine.Option;

/** What the boards are. */
final class BoardOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})\\s*(KB|MB)", Pattern.CASE_INSENSITIVE);

    @Option(
            names = "--chip",
            defaultValue = "esp32",
            paramLabel = "NAME",
            description = "One of --list-chips (default: ${DEFAULT-VALUE}).",
            completionCandidates = Chips.class)
    private String chip = "";

    @Option(
            names = "--count",
            defaultValue = "1",
            paramLabel = "N",
            description = "Boards (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--flash-dir", paramLabel = "DIR", description = "Keep each board's flash as a file there.")
    private @Nullable Path flashDirectory;

    @Option(
            names = "--timing",
            defaultValue = "REALISTIC",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private JigOptions.Timing timing = JigOptions.Timing.REALISTIC;

    @Option(
            names = "--flash-size",
            defaultValue = "4MB",
            paramLabel = "SIZE",
            description = "Of each board (default: ${DEFAULT-VALUE}).")
    private String flashSize = "";

    @Option(
            names = "--attach",
            defaultValue = "bridge",
            paramLabel = "HOW",
            description = "How boards hang on the PC (default: ${DEFAULT-VALUE}); see below.",
            completionCandidates = Attachments.class)
    private String attachment = "";

    JigOptions options() {
        return Understanding.of(() -> new JigOptions(
                new JigOptions.Boards(ChipModels.named(chip).name(), count, flashSizeBytes()),
                timing,
                Optional.ofNullable(flashDirectory),
                AttachmentNames.parse(attachment)));
    }

    private int flashSizeBytes() {
        Matcher size = SIZE.matcher(flashSize);
        if (!size.matches()) {
            throw new Failure.Usage("--flash-size " + flashSize + " is not understood. Write it as 4MB or 512KB.");
        }
        boolean mega = size.group(2).toUpperCase(Locale.ROOT).equals("MB");
        return Math.multiplyExact(Integer.parseInt(size.group(1)), mega ? 1 << 20 : 1 << 10);
    }

    /** For completion. */
    static final class Chips implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ChipModels.all().stream().map(ChipModel::name).iterator();
        }
    }

    /** For completion. */
    static final class Attachments implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return AttachmentNames.names().iterator();
        }
    }
}
