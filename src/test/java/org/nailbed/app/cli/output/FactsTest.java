package org.nailbed.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void factsStandInTheOrderInWhichTheyWereLearntOnOneLine() {
        Facts facts = new Facts()
                .with("port", "COM3 \"left\"\n\u0007")
                .with("sizeBytes", 4096L)
                .with("seconds", 1.25)
                .with("equal", true)
                .with("features", List.of("Wi-Fi", "40 MHz"))
                .with("regions", List.of(new Facts().with("offset", 0)));
        assertThat(facts.json())
                .isEqualTo(
                        "{\"port\":\"COM3 \\\"left\\\"\\n\\u0007\",\"sizeBytes\":4096,\"seconds\":1.25,\"equal\":true,"
                                + "\"features\":[\"Wi-Fi\",\"40 MHz\"],\"regions\":[{\"offset\":0}]}");
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        assertThat(new Facts()
                        .with("holder", Optional.empty())
                        .with("location", Optional.of("1-2"))
                        .json())
                .isEqualTo("{\"location\":\"1-2\"}");
    }

    @Test
    void whatIsLearntLaterReplacesAndAdds() {
        Facts later = new Facts().with("baud", 2_000_000).with("chip", "ESP32");
        assertThat(new Facts().with("baud", 921_600).with(later).json())
                .isEqualTo("{\"baud\":2000000,\"chip\":\"ESP32\"}");
    }
}
