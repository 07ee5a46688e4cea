package org.nailbed.station.config.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.station.config.product.ProductFolder.HEAD;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.run.Expectation;
import org.nailbed.run.Limit;
import org.nailbed.sequence.talk.Capture;
import org.nailbed.sequence.talk.Console;
import org.nailbed.sequence.talk.Reading;

/** What is expected of a measurement, as a console phase writes it. */
class ExpectationsTest {

    @TempDir
    Path dir;

    private ProductFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new ProductFolder(dir);
    }

    private static String measuring(String keys) {
        return HEAD + "sequence: [identify, boot, console: {talk: [{expect: '(?<x>.*)', measure: {x: {" + keys
                + "}}}]}]\n";
    }

    private Reading read(String keys) throws IOException {
        Console console = (Console) folder.read(measuring(keys))
                .product()
                .recipe()
                .sequence()
                .phases()
                .get(3)
                .kind();
        List<Capture> captures = console.exchanges().get(0).captures();
        return captures.get(0).reading();
    }

    @Test
    void theUnitStandsWithTheEndsOrBesideThem() throws IOException {
        Limit limit = new Limit(
                Optional.of(new BigDecimal("3.2")), Optional.of(new BigDecimal("3.4")), "V", new BigDecimal("0.02"));
        Reading expected = new Reading("x", Reading.Kind.NUMBER, "V", Optional.of(limit));
        assertThat(read("low: 3.2 V, high: 3.4 V, margin: 0.02 V")).isEqualTo(expected);
        assertThat(read("low: 3.2, high: 3.4, margin: 0.02, unit: V")).isEqualTo(expected);
        assertThat(read("low: 3.2V, high: 3.4, margin: 0.02 V")).isEqualTo(expected);
    }

    @Test
    void kindsFollowFromWhatIsExpected() throws IOException {
        assertThat(read("").kind()).isEqualTo(Reading.Kind.TEXT);
        assertThat(read("unit: mA").kind()).isEqualTo(Reading.Kind.NUMBER);
        assertThat(read("high: 0").unit()).isEmpty();
        assertThat(read("equals: 1.10").expectation()).contains(new Expectation.Exactly("1.10"));
        assertThat(read("is: true").kind()).isEqualTo(Reading.Kind.FLAG);
        assertThat(read("as: hex, low: 16, high: 255").kind()).isEqualTo(Reading.Kind.HEX);
        assertThat(read("name: other").name()).isEqualTo("other");
    }

    @Test
    void negativeAndOddUnitsAreNumbers() throws IOException {
        assertThat(read("low: -12.5 °C, high: 85 °C").unit()).isEqualTo("°C");
        assertThat(read("low: 10 %, high: 90 %").unit()).isEqualTo("%");
    }

    @Test
    void whatCannotBeMetIsAFault() throws IOException {
        assertThat(messages("low: 3 V, high: 2 V")).singleElement().asString().contains("above 'high' 2 V");
        assertThat(messages("low: 3 V, high: 4000 mV"))
                .singleElement()
                .asString()
                .contains("Write all in one unit");
        assertThat(messages("low: 3 V, unit: V")).singleElement().asString().contains("Leave 'unit' out");
        assertThat(messages("low: 3 V, unit: mV")).singleElement().asString().contains("Write all in one unit");
        assertThat(messages("margin: 1 V")).singleElement().asString().contains("stands without 'low' or 'high'");
        assertThat(messages("low: 1 V, margin: -1 V"))
                .singleElement()
                .asString()
                .contains("below 0");
        assertThat(messages("low: 1 V, high: 2 V, margin: 0.6 V"))
                .singleElement()
                .asString()
                .contains("every good value would be marginal");
        assertThat(messages("low: 1, equals: x")).singleElement().asString().contains("several of a range");
        assertThat(messages("low: three")).singleElement().asString().contains("expected a number with its unit");
        assertThat(messages("as: text, low: 3 V")).singleElement().asString().contains("has unit 'V'");
    }

    private List<String> messages(String keys) throws IOException {
        return folder.messagesOf(measuring(keys));
    }
}
