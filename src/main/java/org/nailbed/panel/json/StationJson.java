package org.nailbed.panel.json;

import java.util.List;
import java.util.Optional;
import org.nailbed.panel.order.JobJson;
import org.nailbed.station.Day.DatabaseState;
import org.nailbed.station.Fixture;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station;

/**
 * All of the station at one instant.
 *
 * @param jobs that slots work for
 * @param database up or down
 */
public record StationJson(
        String name,
        ProductJson product,
        List<SlotJson> slots,
        List<JobJson> jobs,
        CountersJson counters,
        String version,
        boolean virtual,
        String database) {

    /** What slots make that were given nothing else. */
    public record ProductJson(
            String name,
            String version,
            String revisionSha256,
            String chip,
            Optional<String> serialNumberPattern,
            Optional<String> serialNumberExample,
            List<ImageJson> firmware) {

        static ProductJson of(Product product) {
            Optional<SerialNumberRule> rule = product.serialNumber();
            return new ProductJson(
                    product.name(),
                    product.version(),
                    product.revisionSha256(),
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
        List<SlotView> slots = station.slots();
        return new StationJson(
                station.fixture().station(),
                ProductJson.of(station.product()),
                slots.stream().map(SlotJson::of).toList(),
                JobJson.atWork(slots),
                CountersJson.of(station.day()),
                version,
                station.fixture().kind() == Fixture.Kind.VIRTUAL,
                station.day().database() == DatabaseState.UP ? "up" : "down");
    }
}
