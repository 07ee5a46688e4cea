package org.nailbed.panel.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.Measurement.Value;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.run.PhaseRecord;

class PhaseJsonTest {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().findAndAddModules().build();

    @Test
    void aTryThatWasDoneAgainIsSuperseded() {
        PhaseKey first = new PhaseKey(Group.MAIN, "console", 1);
        List<PhaseJson> phases = PhaseJson.of(List.of(
                phase(PhaseKey.main("flash")),
                new PhaseRecord(
                        first,
                        Instant.EPOCH,
                        Duration.ofSeconds(1),
                        List.of(),
                        Optional.of(new Fault(FaultCode.CONSOLE_SILENT, "silent"))),
                phase(first.nextTry()),
                phase(new PhaseKey(Group.TEARDOWN, "power-off", 1))));
        assertThat(phases).extracting(PhaseJson::superseded).containsExactly(false, true, false, false);
        assertThat(phases).extracting(PhaseJson::tryNumber).containsExactly(1, 1, 2, 1);
        assertThat(phases.get(3).group()).isEqualTo(Group.TEARDOWN);
    }

    @Test
    void aNumberKeepsTheDigitsThatWereRecorded() throws JsonProcessingException {
        Limit limit = new Limit(
                Optional.of(new BigDecimal("3.20")), Optional.of(new BigDecimal("3.40")), "V", new BigDecimal("0.020"));
        JsonNode json = json(new Measurement(
                "supply", Optional.of(new Value.Number(new BigDecimal("3.390"))), "V", Optional.of(limit)));
        assertThat(json.get("value").textValue()).isEqualTo("3.390");
        assertThat(json.get("low").textValue()).isEqualTo("3.20");
        assertThat(json.get("margin").textValue()).isEqualTo("0.020");
        assertThat(json.get("judgement").textValue()).isEqualTo("MARGINAL");
        assertThat(json.get("good").booleanValue()).isTrue();
    }

    @Test
    void textAndFlagAreJudgedByWhatTheyMustBe() throws JsonProcessingException {
        JsonNode version = json(new Measurement(
                "version", Optional.of(new Value.Text("1.4.1")), "", Optional.of(new Expectation.Exactly("1.4.2"))));
        assertThat(version.get("expected").textValue()).isEqualTo("1.4.2");
        assertThat(version.get("judgement").textValue()).isEqualTo("BAD");
        JsonNode locked = json(new Measurement(
                "locked", Optional.of(new Value.Flag(false)), "", Optional.of(new Expectation.Is(false))));
        assertThat(locked.get("value").booleanValue()).isFalse();
        assertThat(locked.get("value").isBoolean()).isTrue();
        assertThat(locked.get("judgement").textValue()).isEqualTo("GOOD");
    }

    @Test
    void aMeasurementNeverTakenIsUnset() throws JsonProcessingException {
        JsonNode json = json(new Measurement("noise", Optional.empty(), "mV", Optional.empty()));
        assertThat(json.get("value").isNull()).isTrue();
        assertThat(json.get("judgement").textValue()).isEqualTo("UNSET");
        assertThat(json.get("good").booleanValue()).isFalse();
    }

    private static JsonNode json(Measurement measurement) throws JsonProcessingException {
        return MAPPER.readTree(MAPPER.writeValueAsString(MeasurementJson.of(measurement)));
    }

    private static PhaseRecord phase(PhaseKey key) {
        return new PhaseRecord(key, Instant.EPOCH, Duration.ofSeconds(1), List.of(), Optional.empty());
    }
}
