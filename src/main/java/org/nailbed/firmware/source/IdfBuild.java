package org.nailbed.firmware.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.Sizes;

/**
 * Reads what an ESP-IDF build left in its folder, by its {@code flasher_args.json} (protocol reference, 6.6).
 *
 * <p>Files are written as they are. A build's own bootloader already carries flash mode, frequency and size in its header; where
 * the build names another size than that header, the set is refused, for only a patched header could satisfy both. The mark
 * {@code encrypted} concerns boards on which flash encryption is already on; Nailbed refuses those, and on any other board even
 * a marked file is written plain and encrypted by the bootloader when it first starts.
 */
final class IdfBuild {

    /** Where a build says what goes where. */
    public static final String ARGUMENTS_FILE = "flasher_args.json";

    private static final int MAX_ARGUMENTS_BYTES = 1 << 20;
    private static final Set<String> NO_SIZE = Set.of("keep", "detect");
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final Map<String, Role> ROLES = Map.of(
            "bootloader", Role.BOOTLOADER,
            "partition-table", Role.PARTITION_TABLE,
            "partition_table", Role.PARTITION_TABLE,
            "app", Role.APP);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path folder;
    private final JsonNode arguments;
    private final Problems problems = new Problems();
    private final Map<Integer, String> files = new TreeMap<>();

    private IdfBuild(Path folder, JsonNode arguments) {
        this.folder = folder;
        this.arguments = arguments;
    }

    /**
     * Reads and checks the set.
     *
     * @param buildFolder usually {@code build} in a project's folder; no file outside it is read
     * @throws FirmwareException naming every fault found
     */
    public static FirmwareSet read(Path buildFolder) {
        Path file = buildFolder.resolve(ARGUMENTS_FILE);
        JsonNode arguments = arguments(file);
        IdfBuild reader = new IdfBuild(buildFolder, arguments);
        reader.collectFiles();
        BuildClaims claims = new BuildClaims(reader.chip(), reader.flashSize(), reader.roles());
        reader.checkStub();
        List<Image> images = reader.images();
        reader.problems.throwIfAny(file.toString());
        return FirmwareSet.of(images, claims);
    }

    private static JsonNode arguments(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FirmwareException(
                    file + ": not found. Name the build folder of an ESP-IDF project that was built.");
        }
        try {
            if (Files.size(file) > MAX_ARGUMENTS_BYTES) {
                throw new FirmwareException("%s: %d bytes, expected at most %d. Build again."
                        .formatted(file, Files.size(file), MAX_ARGUMENTS_BYTES));
            }
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new FirmwareException(file + ": expected a JSON object. Build again.");
            }
            return root;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new FirmwareException(
                    file + where + ": no valid JSON: " + e.getOriginalMessage() + ". Build again.", e);
        } catch (IOException e) {
            throw new FirmwareException(file + ": cannot be read: " + e + ".", e);
        }
    }

    private void collectFiles() {
        JsonNode listed = arguments.path("flash_files");
        if (!listed.isObject() || listed.isEmpty()) {
            problems.add("flash_files is missing or empty, expected offsets with their files.");
        }
        listed.properties().forEach(entry -> {
            Optional<Integer> offset = Sizes.parse(entry.getKey());
            if (offset.isEmpty() || !entry.getValue().isTextual()) {
                problems.add("flash_files has \"%s\": %s, expected an offset such as \"0x10000\" and a file name."
                        .formatted(entry.getKey(), entry.getValue()));
            } else if (files.putIfAbsent(offset.get(), entry.getValue().textValue()) != null) {
                problems.add("flash_files names offset %s twice.".formatted(entry.getKey()));
            }
        });
    }

    private Optional<EspChip> chip() {
        JsonNode named = arguments.path("extra_esptool_args").path("chip");
        if (named.isMissingNode() || named.asText().equals("auto")) {
            return Optional.empty();
        }
        Optional<EspChip> chip = EspChip.ofName(named.asText());
        if (chip.isEmpty()) {
            problems.add("extra_esptool_args.chip is %s, expected one of %s."
                    .formatted(named, String.join(", ", EspChip.titles())));
        }
        return chip;
    }

    /** Which loader writes is the station's choice; here it is only held to its form. */
    private void checkStub() {
        JsonNode stub = arguments.path("extra_esptool_args").path("stub");
        if (!stub.isMissingNode() && !stub.isBoolean()) {
            problems.add("extra_esptool_args.stub is " + stub + ", expected true or false.");
        }
    }

    private Optional<Integer> flashSize() {
        Optional<String> named = Optional.of(
                        arguments.path("flash_settings").path("flash_size").asText())
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
        List<String> words = new ArrayList<>();
        arguments
                .path("write_flash_args")
                .forEach(word -> words.add(word.asText().replace('_', '-')));
        int at = words.indexOf("--flash-size");
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    private Map<Role, Integer> roles() {
        Map<Role, Integer> roles = new EnumMap<>(Role.class);
        arguments.properties().forEach(entry -> {
            JsonNode target = entry.getValue();
            if (target.has("offset") && target.has("file")) {
                checkEncrypted(entry.getKey(), target.path("encrypted").asText("false"));
                Optional<Integer> offset = target(entry.getKey(), target);
                Optional.ofNullable(ROLES.get(entry.getKey()))
                        .ifPresent(role -> offset.ifPresent(at -> roles.put(role, at)));
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
    private Optional<Integer> target(String name, JsonNode target) {
        Optional<Integer> offset = Sizes.parse(target.path("offset").asText());
        String file = target.path("file").asText();
        if (offset.isEmpty()) {
            problems.add("%s.offset is %s, expected one such as \"0x10000\".".formatted(name, target.path("offset")));
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
                problems.attempt(() -> Image.read(file, offset, confined(file))).ifPresent(images::add));
        return images;
    }

    /** The file inside the build folder, symbolic links followed; one that leads outside is refused. */
    private Path confined(String file) {
        try {
            Path inside = folder.toRealPath();
            Path lexical = inside.resolve(file).normalize();
            if (!Path.of(file).isAbsolute()
                    && lexical.startsWith(inside)
                    && lexical.toRealPath().startsWith(inside)) {
                return lexical;
            }
        } catch (InvalidPathException e) {
            throw new FirmwareException("\"" + file + "\" is no file name.", e);
        } catch (IOException e) {
            throw new FirmwareException(file + ": not found in " + folder + ". Build again.", e);
        }
        throw new FirmwareException(file + " leads out of the build folder; only files inside it are read.");
    }
}
