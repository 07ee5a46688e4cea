package org.nailbed.panel.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nailbed.panel.json.CountersJson;
import org.nailbed.panel.json.SlotJson;
import org.nailbed.panel.json.StationJson;
import org.nailbed.panel.order.JobJson;
import org.nailbed.station.Day;
import org.nailbed.station.SlotView;
import org.nailbed.station.Station;

/** The messages that pages hear, as JSON text; each carries its type. */
@Singleton
class LiveMessages {

    record StationMessage(String type, StationJson station) {}

    record SlotMessage(String type, SlotJson slot) {}

    record CountersMessage(String type, CountersJson counters) {}

    record JobsMessage(String type, List<JobJson> jobs) {}

    record BeatMessage(String type, Instant at) {}

    private final ObjectMapper mapper;
    private final String version;

    LiveMessages(ObjectMapper mapper, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.mapper = mapper;
        this.version = version;
    }

    String station(Station station) {
        return text(new StationMessage("station", StationJson.of(station, version)));
    }

    String slot(SlotView slot) {
        return text(new SlotMessage("slot", SlotJson.of(slot)));
    }

    String counters(Day day) {
        return text(new CountersMessage("counters", CountersJson.of(day)));
    }

    String jobs(Station station) {
        return text(new JobsMessage("jobs", JobJson.atWork(station.slots())));
    }

    String beat(Instant at) {
        return text(new BeatMessage("beat", at.truncatedTo(ChronoUnit.MILLIS)));
    }

    private String text(Object message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of ours is always JSON.", e);
        }
    }
}
