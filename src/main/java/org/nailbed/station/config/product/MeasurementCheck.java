package org.nailbed.station.config.product;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.run.Measurement;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;
import org.nailbed.station.config.phase.Draft;
import org.nailbed.station.config.phase.Expected;
import org.nailbed.station.config.phase.TemplateType;
import org.nailbed.station.config.yaml.Placed;
import org.nailbed.station.config.yaml.Spelling;

/** Whether limits and templates speak of measurements that are taken. Phases with other faults are not spoken of. */
final class MeasurementCheck {

    private static final Pattern MEASURED = Pattern.compile("measured\\.([^.]+)\\.(.+)");

    private final Recipe recipe;

    /** By the name of a phase above; empty where its measurements cannot be known. */
    private final Map<String, Optional<Set<String>>> taken = new HashMap<>();

    private final boolean isWhole;

    /** What phases find in their lookups; empty when some phase may find anything. */
    private Optional<Set<String>> found = Optional.of(Set.of());

    /** @param recipe names every set */
    MeasurementCheck(Standin recipe) {
        this.recipe = recipe.recipe();
        this.isWhole = recipe.isWhole();
    }

    void check(Drafts drafts) {
        for (Draft draft : drafts.all()) {
            found = Finds.with(found, draft);
            draft.templates().forEach(this::checkTemplate);
            Optional<Map<String, Measurement>> declared = draft.phase().flatMap(phase -> declared(phase, draft));
            declared.ifPresent(measurements ->
                    draft.limits().forEach((name, limit) -> checkLimit(draft, name, limit, measurements)));
            taken.put(draft.name(), declared.map(Map::keySet).map(HashSet::new));
        }
    }

    private Optional<Map<String, Measurement>> declared(Phase phase, Draft draft) {
        MeasurementSheet sheet = new MeasurementSheet();
        try {
            phase.kind().declare(sheet, recipe);
        } catch (IllegalArgumentException e) {
            // It names a set that there is not, which is told of where that stands.
            return Optional.empty();
        } catch (SequenceException | FirmwareException e) {
            if (isWhole) {
                draft.place().fault("phase '" + draft.name() + "': " + e.getMessage());
            }
            return Optional.empty();
        }
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        sheet.measurements().forEach(measurement -> measurements.put(measurement.name(), measurement));
        return Optional.of(measurements);
    }

    private static void checkLimit(
            Draft draft, String name, Placed<Expected> limit, Map<String, Measurement> measurements) {
        Optional<Measurement> measurement = Optional.ofNullable(measurements.get(name));
        if (measurement.isEmpty()) {
            limit.place()
                    .fault("phase '" + draft.name() + "' takes no measurement '" + name + "', "
                            + Spelling.suggestion(name, measurements.keySet()));
            return;
        }
        String unit = measurement.get().unit();
        if (limit.value().expectation().isEmpty()) {
            limit.place().fault("the limit of '" + name + "' says nothing. Give it 'low', 'high', 'equals' or 'is'.");
        } else if (!limit.value().isOf(unit)) {
            limit.place()
                    .fault("'%s' is measured in '%s', its limit is in '%s'. Write the limit in '%s'."
                            .formatted(name, unit, limit.value().unit(), unit));
        } else if (measurement.get().expectation().isPresent()) {
            limit.place()
                    .fault("'" + name + "' has its expectation in the phase's own settings already. Leave one out.");
        }
    }

    private void checkTemplate(TemplateType.Use use) {
        for (String name : use.names()) {
            Matcher measured = MEASURED.matcher(name);
            if (measured.matches()) {
                checkMeasured(use, measured.group(1), measured.group(2));
            } else if (name.startsWith(UnitData.lookedUp(""))) {
                checkFound(use, name.substring(UnitData.lookedUp("").length()));
            }
        }
    }

    private void checkFound(TemplateType.Use use, String name) {
        found.filter(names -> !names.contains(name))
                .ifPresent(names -> use.place()
                        .fault("{data." + name + "}: no 'lookup' so far finds '" + name + "', "
                                + (names.isEmpty()
                                        ? "there is none. Give a 'provision' phase one."
                                        : Spelling.suggestion(name, names))));
    }

    private void checkMeasured(TemplateType.Use use, String phase, String measurement) {
        if (!taken.containsKey(phase)) {
            use.place()
                    .fault("{measured." + phase + "." + measurement + "} speaks of a phase '" + phase
                            + "', but none of that name stands above. Name one that is done before.");
            return;
        }
        taken.get(phase)
                .filter(names -> !names.contains(measurement))
                .ifPresent(names -> use.place()
                        .fault("phase '" + phase + "' takes no measurement '" + measurement + "', "
                                + Spelling.suggestion(measurement, names)));
    }
}
