package org.nailbed.app.cli.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.JsonOption;
import org.nailbed.app.cli.output.Output;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.firmware.source.FoundFirmware;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what firmware files are, checked as a board would. */
@Command(
        name = "image",
        description = {
            "Shows what firmware is: header, segments, application, signature, hashes, partition table.",
            "Exit code 3 when it is damaged."
        },
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.FIRMWARE_INVALID, ExitCode.FILE_FAILED})
public final class ImageCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "An application, a bootloader, a partition table; or firmware in any form that flash takes.")
    private List<Path> files = List.of();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        for (Path file : files) {
            if (isPlain(file)) {
                Path name = Optional.ofNullable(file.getFileName()).orElse(file);
                print(Image.read(name.toString(), 0, file), output);
            } else {
                FoundFirmware found = FirmwareSource.read(List.of(file.toString()));
                if (!json.isSet()) {
                    output.out().println(found.kind());
                }
                found.warnings().forEach(warning -> output.err().println("Warning: " + warning));
                found.set().images().forEach(image -> print(image, output));
            }
        }
        output.out().flush();
        return ExitCode.OK.number();
    }

    private void print(Image image, Output output) {
        LookedAt seen = LookedAt.at(image);
        if (json.isSet()) {
            output.out().println(ImageFacts.of(seen).json());
        } else {
            new ImageText(output.out()).print(seen);
            output.out().println();
        }
    }

    private static boolean isPlain(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return LookedAt.isPlain(in.readNBytes(2));
        } catch (IOException e) {
            throw new Failure.File(file, e);
        }
    }
}
