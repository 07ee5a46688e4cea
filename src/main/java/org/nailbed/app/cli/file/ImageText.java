package org.nailbed.app.cli.file;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.Locale;
import org.nailbed.app.cli.output.Words;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.EspImage.Header;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.partition.PartitionContents;

/** An image for people to read. */
final class ImageText {
    private static final int ENCRYPTED = 1;

    private final PrintWriter out;

    ImageText(PrintWriter out) {
        this.out = out;
    }

    void print(LookedAt seen) {
        Image image = seen.image();
        out.println(image.name() + ": " + Words.count(image.sizeBytes(), "byte")
                + (image.offset() == 0 ? "" : " for offset " + Words.hex(image.offset())));
        out.println("SHA-256   " + image.sha256());
        out.println("MD5       " + HexFormat.of().formatHex(image.paddedMd5()) + "  (padded to "
                + Words.count(image.padded().length, "byte") + ", as a board digests it)");
        out.println("deflated  " + Words.count(image.deflated().length, "byte"));
        seen.esp().ifPresent(this::print);
        seen.table().ifPresent(table -> print(table, image));
    }

    private void print(EspImage image) {
        Header header = image.header();
        out.println("ESP image for " + header.chip().title() + ", " + Words.count(image.lengthBytes(), "byte"));
        out.printf("entry     0x%08x%n", header.entryPoint());
        out.println("flash     "
                + header.flashSizeBytes().map(bytes -> (bytes >> 20) + " MB").orElse("unknown size"));
        out.println("revision  " + revisions(header));
        out.println("hash      " + (header.hashAppended() ? "appended, correct" : "none appended"));
        image.signature()
                .ifPresent(signature -> out.println("signed    " + signature.scheme() + ", "
                        + Words.count(signature.signatures(), "signature") + ", not held against a key"));
        image.segments()
                .forEach(segment -> out.printf(
                        Locale.ROOT,
                        "segment   0x%08x  %8d bytes  at file offset 0x%x%n",
                        segment.address(),
                        segment.sizeBytes(),
                        segment.fileOffset()));
        image.application().ifPresent(this::print);
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

    private void print(AppDescriptor application) {
        out.println("project   " + application.title());
        out.println("built     " + application.buildTime() + " with ESP-IDF " + application.idfVersion());
        out.println("ELF       SHA-256 " + application.elfSha256());
    }

    private void print(PartitionTable table, Image image) {
        out.println("partition table" + (table.hasDigest() ? ", MD5 correct" : ", without MD5"));
        table.partitions()
                .forEach(partition -> out.printf(
                        Locale.ROOT,
                        "  %-16s type %02x/%02x  0x%06x to 0x%06x  %8s%s%s%n",
                        partition.label(),
                        partition.type(),
                        partition.subtype(),
                        partition.offset(),
                        partition.end(),
                        Words.size(partition.sizeBytes()),
                        (partition.flags() & ENCRYPTED) == 0 ? "" : "  encrypted",
                        PartitionContents.describe(image, table, partition)
                                .map(contents -> "  " + contents)
                                .orElse("")));
    }
}
