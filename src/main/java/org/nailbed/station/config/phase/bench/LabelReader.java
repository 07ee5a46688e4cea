package org.nailbed.station.config.phase.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.bench.Label;
import org.nailbed.sequence.bench.ScanBack;
import org.nailbed.sequence.zpl.BuiltLabel;
import org.nailbed.sequence.zpl.LabelTemplate;
import org.nailbed.sequence.zpl.ZplFile;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.NameUse;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.type.FileType;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code label}. */
public final class LabelReader extends KindReader {

    private static final int MAX_ZPL_BYTES = 256 << 10;

    private static final Key<String> PRINTER =
            Key.required("printer", NameUse.type(NameUse.Of.PRINTER), "which of the station's printers", "label");
    private static final Key<NamedFile> ZPL = Key.optional(
            "zpl", new FileType(MAX_ZPL_BYTES), "a ZPL file with {names} of unit data in its fields", "unit-label.zpl");
    private static final Key<BuiltLabel> DRAW = Key.optional(
            "draw",
            LabelKeys.TYPE,
            "a small label without ZPL",
            "{width: 40 mm, height: 20 mm, elements: [{kind: qr, data: '{serial-number}', x: 2 mm, y: 2 mm}]}");
    private static final Key<Integer> COPIES = Key.optional(
                    "copies", Values.count(1, Label.MOST_COPIES), "how many are printed", "2")
            .otherwise("1");
    private static final Key<Template> SCAN_BACK = Key.optional(
            "scan-back",
            new TemplateType(),
            "the operator scans the label, and this must be read",
            "'{serial-number}'");

    public LabelReader() {
        super(
                new Facts(
                        "label",
                        "Prints the unit's label, and has it scanned when that is wanted.",
                        Duration.ofMinutes(5),
                        Role.OTHER),
                Shape.of(PRINTER, ZPL, DRAW, COPIES, SCAN_BACK));
    }

    @Override
    public void check(Section section) {
        if (section.names(ZPL) == section.names(DRAW)) {
            section.place().fault(section.place().name() + " needs exactly one of 'zpl' and 'draw'.");
        }
        section.find(ZPL).ifPresent(file -> {
            Optional<String> unfit = unfit(file);
            unfit.ifPresent(why -> section.fault(ZPL, why));
            if (unfit.isEmpty()) {
                section.place(ZPL).ifPresent(place -> TemplateType.use(zpl(file).names(), place));
            }
        });
    }

    private static Optional<String> unfit(NamedFile file) {
        try {
            zpl(file);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static ZplFile zpl(NamedFile file) {
        return new ZplFile(file.path(), new String(file.content(), UTF_8));
    }

    @Override
    public PhaseKind make(Section section) {
        LabelTemplate template =
                section.find(ZPL).<LabelTemplate>map(LabelReader::zpl).orElseGet(() -> section.need(DRAW));
        return new Label(
                section.need(PRINTER),
                template,
                section.find(COPIES).orElse(1),
                section.find(SCAN_BACK).map(ScanBack::new));
    }
}
