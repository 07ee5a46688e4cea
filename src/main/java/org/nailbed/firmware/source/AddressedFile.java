package org.nailbed.firmware.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nailbed.firmware.BuildClaims;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.format.IntelHex;
import org.nailbed.firmware.format.SparseFlash.Run;
import org.nailbed.firmware.format.Uf2;

/** One file that carries its own addresses in flash: Intel HEX or UF2. */
final class AddressedFile {
    private AddressedFile() {}

    static Draft hex(String file, byte[] content) {
        return Draft.of("Intel HEX " + file, images(file, IntelHex.read(file, content)));
    }

    /**
     * Reads the blocks of one chip.
     *
     * @throws FirmwareException when they are for several and none of them is wanted, or for others than the one wanted
     */
    static Draft uf2(String file, byte[] content, Optional<EspChip> wanted) {
        Map<EspChip, List<Run>> families = Uf2.read(file, content);
        EspChip chip = choose(file, families.keySet(), wanted);
        return new Draft(
                "UF2 %s for %s".formatted(file, chip.title()),
                images(file, families.getOrDefault(chip, List.of())),
                new BuildClaims(Optional.of(chip), Optional.empty(), Map.of()),
                List.of());
    }

    /** The one wanted, or the only one there is. */
    static EspChip choose(String file, Set<EspChip> held, Optional<EspChip> wanted) {
        EspChip chip = wanted.orElseGet(() -> held.iterator().next());
        if (!held.contains(chip) || (wanted.isEmpty() && held.size() > 1)) {
            throw new FirmwareException("%s: holds firmware for %s, expected %s. Say which chip the boards have."
                    .formatted(
                            file,
                            held.stream().map(EspChip::title).collect(Collectors.joining(", ")),
                            wanted.map(EspChip::title).orElse("one chip")));
        }
        return chip;
    }

    private static List<Image> images(String file, List<Run> runs) {
        return runs.stream()
                .map(run -> RawFile.image(file + " " + Sizes.hex(run.offset()), run.offset(), run.bytes()))
                .toList();
    }
}
