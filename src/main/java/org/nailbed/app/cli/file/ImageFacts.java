package org.nailbed.app.cli.file;

import java.util.HexFormat;
import java.util.Optional;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.firmware.EspImage;
import org.nailbed.firmware.EspImage.Header;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTable;
import org.nailbed.firmware.partition.PartitionContents;

/** What is known of an image, by the names that JSON uses. */
final class ImageFacts {
    private ImageFacts() {}

    static Facts of(LookedAt image) {
        Facts facts = of(image.image());
        image.esp().ifPresent(esp -> add(esp, facts));
        image.table()
                .ifPresent(table -> facts.with(
                        "partitions",
                        table.partitions().stream()
                                .map(partition -> of(partition)
                                        .with("holds", PartitionContents.describe(image.image(), table, partition)))
                                .toList()));
        return facts;
    }

    private static Facts of(Image image) {
        return new Facts()
                .with("image", image.name())
                .with("offset", image.offset())
                .with("sizeBytes", image.sizeBytes())
                .with("sha256", image.sha256())
                .with("paddedSizeBytes", image.padded().length)
                .with("paddedMd5", HexFormat.of().formatHex(image.paddedMd5()))
                .with("deflatedBytes", image.deflated().length);
    }

    private static void add(EspImage esp, Facts facts) {
        Header header = esp.header();
        facts.with("chip", header.chip().title())
                .with("imageBytes", esp.lengthBytes())
                .with("entryPoint", String.format("0x%08x", header.entryPoint()))
                .with("flashSizeBytes", header.flashSizeBytes())
                .with("minRevision", header.minRevision())
                .with(
                        "maxRevision",
                        Optional.of(header.maxRevision()).filter(revision -> revision != Header.ANY_REVISION))
                .with("hashAppended", header.hashAppended())
                .with(
                        "signature",
                        esp.signature().map(signature -> signature.scheme().name()))
                .with("segments", esp.segments().stream().map(ImageFacts::of).toList());
        esp.application().ifPresent(application -> add(application, facts));
    }

    private static Facts of(EspImage.Segment segment) {
        return new Facts()
                .with("address", String.format("0x%08x", segment.address()))
                .with("sizeBytes", segment.sizeBytes())
                .with("fileOffset", segment.fileOffset());
    }

    private static void add(AppDescriptor application, Facts facts) {
        facts.with("project", application.projectName())
                .with("version", application.version())
                .with("buildTime", application.buildTime())
                .with("idfVersion", application.idfVersion())
                .with("elfSha256", application.elfSha256());
    }

    private static Facts of(PartitionTable.Partition partition) {
        return new Facts()
                .with("label", partition.label())
                .with("type", partition.type())
                .with("subtype", partition.subtype())
                .with("offset", partition.offset())
                .with("sizeBytes", partition.sizeBytes())
                .with("flags", partition.flags());
    }
}
