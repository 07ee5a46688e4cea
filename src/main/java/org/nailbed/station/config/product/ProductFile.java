package org.nailbed.station.config.product;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.sequence.Sequence;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.ProductFirmware;
import org.nailbed.station.config.ProductFirmware.Demo;
import org.nailbed.station.config.ProductFirmware.FileAt;
import org.nailbed.station.config.ProductFirmware.Files;
import org.nailbed.station.config.ProductFirmware.Source;
import org.nailbed.station.config.yaml.Faults;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Values;
import org.nailbed.station.config.yaml.YamlFile;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a product file. */
public final class ProductFile {

    private static final String FIRMWARE_KINDS =
            "'firmware' needs exactly one of 'source', 'idf-build', 'files' and 'demo'";

    private final Path file;
    private final Faults faults;

    private ProductFile(Path file) {
        this.file = file;
        this.faults = new Faults(file);
    }

    /**
     * Reads one file.
     *
     * @throws ConfigException with every fault of the file
     */
    public static ProductConfig read(Path file) {
        return new ProductFile(file).read();
    }

    private ProductConfig read() {
        Section root = YamlFile.read(file, faults);
        Optional<String> name = root.required("name", "the product's name in every record", Values::name);
        Optional<String> chip = root.required("chip", "the chip that every board must have", Values::chip);
        Optional<SerialNumberRule> serialNumber = root.section("serial-number").flatMap(this::serialNumber);
        Optional<ProductFirmware> firmware = root.section("firmware").flatMap(this::firmware);
        if (firmware.isEmpty() && !root.keys().contains("firmware")) {
            root.fault("firmware", "the file lacks 'firmware': what is written to the board.");
        }
        LoaderChoice loader =
                root.optional("loader", Values.oneOf(LoaderChoice.class)).orElse(LoaderChoice.STUB);
        Optional<Sequence> sequence = new SequenceReader(root, faults).read();
        root.refuseOthers();
        faults.throwIfAny();
        return new ProductConfig(
                name.orElseThrow(),
                chip.orElseThrow(),
                serialNumber,
                firmware.orElseThrow(),
                loader,
                sequence.orElseThrow());
    }

    private Optional<SerialNumberRule> serialNumber(Section section) {
        Optional<Pattern> pattern =
                section.required("pattern", "a regular expression for the whole code", Values::pattern);
        Optional<String> example = section.optional("example", Values::text);
        section.refuseOthers();
        try {
            return pattern.map(rule -> new SerialNumberRule(rule, example));
        } catch (IllegalArgumentException e) {
            section.fault("example", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ProductFirmware> firmware(Section section) {
        Optional<ProductFirmware> build = section.optional("source", Values::text)
                .or(() -> section.optional("idf-build", Values::text))
                .map(text -> new Source(besideThis(text)));
        Optional<ProductFirmware> demo =
                section.optional("demo", ProductFile::yes).map(yes -> new Demo());
        List<FileAt> files = section.list("files").stream()
                .map(this::fileAt)
                .flatMap(Optional::stream)
                .toList();
        section.refuseOthers();
        if (section.keys().size() != 1) {
            faults.add(section.node(), FIRMWARE_KINDS + ", seen " + section.keys() + ".");
        }
        return build.or(() -> demo).or(() -> files.isEmpty() ? Optional.empty() : Optional.of(new Files(files)));
    }

    private Optional<FileAt> fileAt(Node node) {
        Section entry = Section.of(node, "this file", faults);
        Optional<Integer> offset = entry.required("offset", "where in flash, such as 0x10000", Values::offset);
        Optional<String> name = entry.required("file", "the file's path, from this one", Values::text);
        entry.refuseOthers();
        return offset.flatMap(start -> name.map(path -> new FileAt(start, besideThis(path))));
    }

    private static boolean yes(String text) {
        if (!text.equals("true")) {
            throw new IllegalArgumentException("expected true; for other firmware name 'source' or 'files'");
        }
        return true;
    }

    private Path besideThis(String text) {
        return file.resolveSibling(text).normalize();
    }
}
