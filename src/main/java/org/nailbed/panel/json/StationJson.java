package org.nailbed.panel.json;

import java.util.List;
import java.util.Optional;
import org.nailbed.station.Day.DatabaseState;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.Station;

/**
 * All of the station at one instant.
 *
 * @param database up or down
 */
public record StationJson(
        String name,
        ProductJson product,
        List<SlotJson> slots,
        CountersJson counters,
        String version,
        boolean virtual,
        String database) {

    /** What is made. */
    public record ProductJson(
            String name,
            String chip,
            Optional<String> serialNumberPattern,
            Optional<String> serialNumberExample,
            List<ImageJson> firmware) {

        static ProductJson of(Product product) {
            Optional<SerialNumberRule> rule = product.serialNumber();
            return new ProductJson(
                    product.name(),
                    product.chip(),
                    rule.map(given -> given.pattern().pattern()),
                    rule.flatMap(SerialNumberRule::example),
                    product.images().stream().map(ImageJson::of).toList());
        }
    }

    /**
     * The station as it is now.
     *
     * @param version of this software
     */
    public static StationJson of(Station station, String version) {
        return new StationJson(
                station.fixture().station(),
                ProductJson.of(station.product()),
                station.slots().stream().map(SlotJson::of).toList(),
                CountersJson.of(station.day()),
                version,
                station.fixture().kind() == Fixture.Kind.VIRTUAL,
                station.day().database() == DatabaseState.UP ? "up" : "down");
    }
}
