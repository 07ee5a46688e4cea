package org.nailbed.app.cli.file;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.EspImage.Header;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a firmware file is, checked as a board would. */
@Command(
        name = "image",
        description = {
            "Shows what a firmware file is: header, segments, application, hashes, partition table.",
            "Exit code 3 when it is damaged."
        },
        mixinStandardHelpOptions = true)
public final class ImageCommand implements Callable<Integer> {
    private static final int IMAGE_MAGIC = 0xE9;
    private static final int PARTITION_MAGIC_FIRST = 0xAA;
    private static final int PARTITION_MAGIC_SECOND = 0x50;

    @Parameters(paramLabel = "FILE", description = "An application, a bootloader, a partition table, a merged image.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec).out();
        Path name = Optional.ofNullable(file.getFileName()).orElse(file);
        Image image = Image.read(name.toString(), 0, file);
        out.printf("%s: %d bytes%n", image.name(), image.sizeBytes());
        out.println("SHA-256   " + image.sha256());
        out.println("MD5       " + HexFormat.of().formatHex(image.paddedMd5()) + "  (padded to " + image.padded().length
                + " bytes, as a board digests it)");
        out.println("deflated  " + image.deflated().length + " bytes");
        printKind(image, out);
        out.flush();
        return ExitCode.OK.number();
    }

    private static void printKind(Image image, PrintWriter out) {
        byte[] content = image.padded();
        int first = content[0] & 0xFF;
        if (first == IMAGE_MAGIC) {
            printImage(EspImage.parse(image), out);
        }
        if (first == PARTITION_MAGIC_FIRST && (content[1] & 0xFF) == PARTITION_MAGIC_SECOND) {
            printTable(PartitionTable.parse(image), out);
        } else {
            new FirmwareSet(List.of(image), Optional.empty(), Optional.empty())
                    .partitionTable()
                    .ifPresent(table -> printTable(table, out));
        }
    }

    private static void printImage(EspImage image, PrintWriter out) {
        Header header = image.header();
        out.printf("ESP image for %s, %d bytes%n", header.chip().title(), image.lengthBytes());
        out.printf("entry     0x%08x%n", header.entryPoint());
        out.println("flash     "
                + header.flashSizeBytes().map(bytes -> (bytes >> 20) + " MB").orElse("unknown size"));
        out.println("revision  " + revisions(header));
        out.println("hash      " + (header.hashAppended() ? "appended, correct" : "none appended"));
        image.segments()
                .forEach(segment -> out.printf(
                        Locale.ROOT,
                        "segment   0x%08x  %8d bytes  at file offset 0x%x%n",
                        segment.address(),
                        segment.sizeBytes(),
                        segment.fileOffset()));
        image.application().ifPresent(application -> printApplication(application, out));
    }

    private static String revisions(Header header) {
        String from = revision(header.minRevision());
        return header.maxRevision() == Header.ANY_REVISION
                ? from + " or later"
                : from + " to " + revision(header.maxRevision());
    }

    private static String revision(int revision) {
        return "v" + revision / 100 + "." + revision % 100;
    }

    private static void printApplication(AppDescriptor application, PrintWriter out) {
        out.println("project   " + application.title());
        out.println("built     " + application.buildTime() + " with ESP-IDF " + application.idfVersion());
        out.println("ELF       SHA-256 " + application.elfSha256());
    }

    private static void printTable(PartitionTable table, PrintWriter out) {
        out.println("partition table" + (table.hasDigest() ? ", MD5 correct" : ", without MD5"));
        table.partitions()
                .forEach(partition -> out.printf(
                        Locale.ROOT,
                        "  %-16s type %02x/%02x  0x%06x to 0x%06x  %d KiB%s%n",
                        partition.label(),
                        partition.type(),
                        partition.subtype(),
                        partition.offset(),
                        partition.end(),
                        partition.sizeBytes() / 1024,
                        (partition.flags() & 1) == 0 ? "" : "  encrypted"));
    }
}
