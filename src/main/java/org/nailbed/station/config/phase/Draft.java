package org.nailbed.station.config.phase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.sequence.Phase;
import org.nailbed.station.config.yaml.Place;
import org.nailbed.station.config.yaml.Placed;

/**
 * A phase as it stands in a file, for what is checked between phases.
 *
 * @param name as records will name it
 * @param phase empty when something is wrong with its settings
 * @param limits of measurements that the kind takes anyway, by their names
 * @param templates texts in it with places for unit data
 */
public record Draft(
        KindReader kind,
        String name,
        Optional<Phase> phase,
        Place place,
        Map<String, Placed<Expected>> limits,
        List<TemplateType.Use> templates) {}
