package org.nailbed.firmware.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nailbed.firmware.BuildClaims;
import org.nailbed.firmware.BuildClaims.Role;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;
import org.nailbed.firmware.archive.FileTree;
import org.nailbed.firmware.format.Json;

/**
 * Reads what an ESP-IDF build left in its folder or in a zip of it, by its {@code flasher_args.json} (protocol reference, 6.6).
 *
 * <p>Files are written as they are. A build's own bootloader already carries flash mode, frequency and size in its header; where
 * the build names another size than that header, the set is refused, for only a patched header could satisfy both. The mark
 * {@code encrypted} concerns boards on which flash encryption is already on; Nailbed refuses those, and on any other board even
 * a marked file is written plain and encrypted by the bootloader when it first starts.
 */
final class IdfBuild {

    /** Where a build says what goes where. */
    static final String ARGUMENTS_FILE = "flasher_args.json";

    private static final Set<String> NO_SIZE = Set.of("keep", "detect");
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final Map<String, Role> ROLES = Map.of(
            "bootloader", Role.BOOTLOADER,
            "partition-table", Role.PARTITION_TABLE,
            "partition_table", Role.PARTITION_TABLE,
            "app", Role.APP);

    private final FileTree folder;
    private final Json arguments;
    private final Problems problems = new Problems();
    private final Map<Integer, String> files = new TreeMap<>();

    private IdfBuild(FileTree folder, Json arguments) {
        this.folder = folder;
        this.arguments = arguments;
    }

    /**
     * Reads the files that the build names.
     *
     * @param folder usually {@code build} in a project's folder
     * @throws FirmwareException naming every fault found
     */
    static Draft read(FileTree folder) {
        String file = folder.title() + "/" + ARGUMENTS_FILE;
        IdfBuild reader = new IdfBuild(folder, Json.read(file, folder.read(ARGUMENTS_FILE, Json.MAX_BYTES)));
        reader.collectFiles();
        BuildClaims claims = new BuildClaims(reader.chip(), reader.flashSize(), reader.roles());
        reader.checkStub();
        List<Image> images = reader.images();
        reader.problems.throwIfAny(file);
        return new Draft("ESP-IDF build " + folder.title(), images, claims, List.of());
    }

    private void collectFiles() {
        Map<String, Json> listed = arguments.field("flash_files").fields();
        if (listed.isEmpty()) {
            problems.add("flash_files is missing or empty, expected offsets with their files.");
        }
        listed.forEach((key, value) -> {
            Optional<Integer> offset = Sizes.parse(key);
            Optional<String> file = value.text();
            if (offset.isEmpty() || file.isEmpty()) {
                problems.add("flash_files has \"%s\": %s, expected an offset such as \"0x10000\" and a file name."
                        .formatted(key, value.shown()));
            } else if (files.putIfAbsent(offset.get(), file.get()) != null) {
                problems.add("flash_files names offset %s twice.".formatted(key));
            }
        });
    }

    private Optional<EspChip> chip() {
        Json named = arguments.field("extra_esptool_args").field("chip");
        String name = named.asText().orElse("auto");
        Optional<EspChip> chip = EspChip.ofName(name);
        if (chip.isEmpty() && !name.equals("auto")) {
            problems.add("extra_esptool_args.chip is %s, expected one of %s."
                    .formatted(named.shown(), String.join(", ", EspChip.titles())));
        }
        return chip;
    }

    /** Which loader writes is the station's choice; here it is only held to its form. */
    private void checkStub() {
        Json stub = arguments.field("extra_esptool_args").field("stub");
        boolean isBoolean = stub.text().isEmpty()
                && stub.asText().filter(BOOLEANS::contains).isPresent();
        if (!stub.isMissing() && !isBoolean) {
            problems.add("extra_esptool_args.stub is " + stub.shown() + ", expected true or false.");
        }
    }

    private Optional<Integer> flashSize() {
        Optional<String> named = arguments
                .field("flash_settings")
                .field("flash_size")
                .asText()
                .filter(size -> !size.isEmpty())
                .or(this::flashSizeOnCommandLine)
                .filter(size -> !NO_SIZE.contains(size));
        Optional<Integer> bytes = named.flatMap(Sizes::parse).filter(size -> size > 0);
        if (named.isPresent() && bytes.isEmpty()) {
            problems.add(
                    "flash_size is \"%s\", expected a size such as \"4MB\", detect or keep.".formatted(named.get()));
        }
        return bytes;
    }

    private Optional<String> flashSizeOnCommandLine() {
        List<String> words = arguments.field("write_flash_args").elements().stream()
                .map(word -> word.asText().orElse("").replace('_', '-'))
                .toList();
        int at = words.indexOf("--flash-size");
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    private Map<Role, Integer> roles() {
        Map<Role, Integer> roles = new EnumMap<>(Role.class);
        arguments.fields().forEach((name, target) -> {
            if (target.fields().containsKey("offset") && target.fields().containsKey("file")) {
                checkEncrypted(name, target.field("encrypted").asText().orElse("false"));
                Optional<Integer> offset = target(name, target);
                Optional.ofNullable(ROLES.get(name)).ifPresent(role -> offset.ifPresent(at -> roles.put(role, at)));
            }
        });
        return roles;
    }

    private void checkEncrypted(String name, String encrypted) {
        if (!BOOLEANS.contains(encrypted)) {
            problems.add("%s.encrypted is \"%s\", expected \"true\" or \"false\".".formatted(name, encrypted));
        }
    }

    /** Where a named target lies, when it is among the files to write; a build may name more than it writes. */
    private Optional<Integer> target(String name, Json target) {
        Optional<Integer> offset = target.field("offset").asText().flatMap(Sizes::parse);
        String file = target.field("file").asText().orElse("");
        if (offset.isEmpty()) {
            problems.add("%s.offset is %s, expected one such as \"0x10000\"."
                    .formatted(name, target.field("offset").shown()));
        }
        Optional<String> listed = offset.map(files::get);
        if (listed.isPresent() && !listed.get().equals(file)) {
            problems.add("%s is \"%s\", but flash_files has \"%s\" at the same offset. Build again."
                    .formatted(name, file, listed.get()));
        }
        return offset.filter(files::containsKey);
    }

    private List<Image> images() {
        List<Image> images = new ArrayList<>();
        files.forEach((offset, file) ->
                problems.attempt(() -> RawFile.read(folder, file, offset)).ifPresent(images::add));
        return images;
    }
}
