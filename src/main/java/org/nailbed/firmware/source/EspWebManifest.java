package org.nailbed.firmware.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.firmware.BuildClaims;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.Json;

/** The manifest of ESP Web Tools: a build for each family of chips (transports reference, 7.4). */
final class EspWebManifest {

    static final String FILE = "manifest.json";

    private final FileTree folder;
    private final String title;
    private final Problems problems = new Problems();
    private final List<String> warnings = new ArrayList<>();

    private EspWebManifest(FileTree folder, String title) {
        this.folder = folder;
        this.title = title;
    }

    /**
     * Reads one build of a manifest.
     *
     * @param file its name in the folder; parts are read from its folder only, never from the network
     * @throws FirmwareException naming every fault found; when it holds several chips and none of them is wanted
     */
    static Draft read(FileTree folder, String file, Optional<EspChip> wanted) {
        String title = folder.title() + "/" + file;
        return new EspWebManifest(folder, title).read(Json.read(title, folder.read(file, Json.MAX_BYTES)), wanted);
    }

    private Draft read(Json manifest, Optional<EspChip> wanted) {
        Map<EspChip, Json> builds = new EnumMap<>(EspChip.class);
        manifest.field("builds").elements().forEach(build -> add(build, builds));
        if (builds.isEmpty()) {
            problems.add("builds is missing or holds none for a known chip, expected chipFamily and parts.");
        }
        problems.throwIfAny(title);
        EspChip chip = AddressedFile.choose(title, builds.keySet(), wanted);
        List<Image> images = parts(builds.getOrDefault(chip, Json.Scalar.MISSING));
        problems.throwIfAny(title);
        String name = manifest.field("name").asText().orElse("firmware")
                + manifest.field("version")
                        .asText()
                        .map(version -> " " + version)
                        .orElse("");
        return new Draft(
                "ESP Web Tools manifest of %s for %s".formatted(name, chip.title()),
                images,
                new BuildClaims(Optional.of(chip), Optional.empty(), Map.of()),
                warnings);
    }

    /** A build for one kind of serial port only gives way to one for all. */
    private void add(Json build, Map<EspChip, Json> builds) {
        Json family = build.field("chipFamily");
        Optional<EspChip> chip = family.text().flatMap(EspChip::ofName);
        if (chip.isEmpty()) {
            warnings.add(
                    "%s: a build for %s is left out, which Nailbed does not know.".formatted(title, family.shown()));
            return;
        }
        Json known = builds.get(chip.get());
        boolean isForAll = build.field("serialType").isMissing();
        if (known == null || (isForAll && !known.field("serialType").isMissing())) {
            builds.put(chip.get(), build);
        } else if (isForAll == known.field("serialType").isMissing()) {
            problems.add("two builds for %s, expected one. Remove the other."
                    .formatted(chip.get().title()));
        }
    }

    private List<Image> parts(Json build) {
        List<Image> images = new ArrayList<>();
        for (Json part : build.field("parts").elements()) {
            problems.attempt(() -> part(part)).ifPresent(images::add);
        }
        if (images.isEmpty() && problems.isEmpty()) {
            problems.add("the build has no parts, expected path and offset of each.");
        }
        return images;
    }

    private Image part(Json part) {
        String path = part.field("path").text().orElse("");
        Optional<Integer> offset = part.field("offset").asText().flatMap(Sizes::parse);
        if (path.isEmpty() || offset.isEmpty()) {
            throw new FirmwareException("a part has path %s and offset %s, expected a file and a number. Correct it."
                    .formatted(part.field("path").shown(), part.field("offset").shown()));
        }
        if (path.contains("://")) {
            throw new FirmwareException(path
                    + " lies on the network, expected a file beside the manifest. Download it, and name it there.");
        }
        return RawFile.read(folder, path, offset.get());
    }
}
