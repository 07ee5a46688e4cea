package org.nailbed.station.config.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file as a tree with positions. Data only: no tag is ever made into an object, no alias is followed. */
public final class YamlFile {

    /** Far above any station's file; far below what hurts. */
    public static final int MAX_BYTES = 256 * 1024;

    /** Our files are four deep at most. */
    private static final int MAX_DEPTH = 16;

    private YamlFile() {}

    /** @throws ConfigException when it cannot be read, or is no YAML */
    public static Place read(Reading reading) {
        Path file = reading.file();
        Faults faults = reading.faults();
        String text = text(reading);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setUseMarks(true)
                .build();
        try {
            refuseDepthAndAliases(text, settings, faults);
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                faults.add(Optional.empty(), "the file is empty, expected keys such as 'name: …'.");
            }
            faults.throwIfAny();
            return new Place(root.orElseThrow(), "the file", reading);
        } catch (MarkedYamlEngineException e) {
            faults.add(e.getProblemMark(), "this is no YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            faults.add(Optional.empty(), "this is no YAML: " + e.getMessage());
        }
        faults.throwIfAny();
        throw new IllegalStateException("A fault was added, so this is not reached.");
    }

    private static String text(Reading reading) {
        Path file = reading.file();
        String problem;
        try {
            if (Files.size(file) <= MAX_BYTES) {
                byte[] content = Files.readAllBytes(file);
                reading.holds(content);
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            }
            problem = "the file has " + Files.size(file) + " bytes, expected at most " + MAX_BYTES + ".";
        } catch (NoSuchFileException e) {
            problem = "there is no such file. Check the path.";
        } catch (CharacterCodingException e) {
            problem = "the file is not UTF-8 text.";
        } catch (IOException e) {
            problem = "the file cannot be read: " + e;
        }
        reading.faults().add(Optional.empty(), problem);
        reading.faults().throwIfAny();
        throw new IllegalStateException("A fault was added, so this is not reached.");
    }

    /** Before a tree is built, which recurses: the events come flat. */
    private static void refuseDepthAndAliases(String text, LoadSettings settings, Faults faults) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event.getEventId() == Event.ID.Alias) {
                faults.add(event.getStartMark(), "an alias (*name) is not allowed here. Write the value out.");
            }
            depth += depthChange(event.getEventId());
            if (depth > MAX_DEPTH) {
                faults.add(event.getStartMark(), "nested deeper than " + MAX_DEPTH + " levels.");
                break;
            }
        }
        faults.throwIfAny();
    }

    private static int depthChange(Event.ID event) {
        return switch (event) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> 0;
        };
    }
}
