package org.nailbed.station.config.product;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.firmware.source.FoundFirmware;
import org.nailbed.station.config.DemoFiles;
import org.nailbed.station.config.ProductFirmware;
import org.nailbed.station.config.product.FirmwareKeys.Wanted;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Reading;

/** Reads the firmware sets of a product, and compares them with what the product says of them. */
final class SetLoader {

    private final DemoFiles demo;
    private final Optional<String> chip;
    private final Optional<Integer> flashBytes;
    private final List<String> warnings = new ArrayList<>();
    private final List<Path> reads = new ArrayList<>();

    /**
     * @param chip empty when the file does not say it rightly; then sets are not compared with it
     * @param flashBytes the least that every board has, if the product says so
     */
    SetLoader(DemoFiles demo, Optional<String> chip, Optional<Integer> flashBytes) {
        this.demo = demo;
        this.chip = chip;
        this.flashBytes = flashBytes;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Every file and folder that the product file was read with, those of its phases among them. */
    List<Path> reads(Reading reading) {
        List<Path> all = new ArrayList<>(reads);
        reading.kept(NamedFile.class).forEach(file -> all.add(file.file()));
        return all;
    }

    /** What is wrong is added to the faults at the set, and answered as absent. */
    Optional<FirmwareSet> load(Wanted wanted) {
        if (wanted.from().isEmpty() || chip.isEmpty()) {
            return Optional.empty();
        }
        try {
            FoundFirmware found = read(wanted.from().get(), chip.get());
            warnings.addAll(found.warnings());
            compare(wanted, found.set());
            return Optional.of(found.set());
        } catch (FirmwareException | IllegalArgumentException e) {
            wanted.place().fault(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private FoundFirmware read(ProductFirmware from, String chip) {
        if (from instanceof ProductFirmware.Source source) {
            reads.add(source.path());
            return FirmwareSource.read(List.of(source.path().toString()), EspChip.ofName(chip));
        }
        if (from instanceof ProductFirmware.Files files) {
            files.files().forEach(file -> reads.add(file.file()));
            return FirmwareSource.read(files.files().stream()
                    .map(file -> file.offset() + "=" + file.file())
                    .toList());
        }
        return FirmwareSource.read(
                List.of(demo.firmware(chip, (ProductFirmware.Demo) from).toString()));
    }

    private void compare(Wanted wanted, FirmwareSet set) {
        wanted.sha256()
                .filter(expected -> !expected.equals(set.sha256()))
                .ifPresent(expected -> wanted.place()
                        .fault(
                                "the firmware set has the SHA-256 %s, expected %s. Build or copy the right one, or name what you have."
                                        .formatted(set.sha256(), expected)));
        set.chip()
                .filter(built -> !chip.equals(Optional.of(built)))
                .ifPresent(built -> wanted.place()
                        .fault("the firmware is built for %s, the product names %s. Correct one of them."
                                .formatted(built, chip.orElseThrow())));
        int end = set.images().stream().mapToInt(Image::end).max().orElse(0);
        flashBytes
                .filter(least -> end > least)
                .ifPresent(least -> wanted.place()
                        .fault("the firmware ends at %d bytes, beyond the %d of 'flash'. Correct one of them."
                                .formatted(end, least)));
    }
}
