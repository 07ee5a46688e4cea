package org.nailbed.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.run.FaultCode;

class TemplateTest {
    private final UnitData data = new UnitData();

    @Test
    void placesAreFilledWithTheUnitsData() {
        data.put("serial-number", "SN1");
        data.put("mac", "24:0a:c4:00:00:01");
        data.put("data.wifi-key", "k");
        data.put("measured.supply.3.3V", "3.31");

        Template template = Template.of("{serial-number}/{mac}/{mac-hex}/{data.wifi-key}/{measured.supply.3.3V}.");

        assertThat(template.fill(data)).isEqualTo("SN1/24:0a:c4:00:00:01/240ac4000001/k/3.31.");
        assertThat(template.names())
                .containsExactly("serial-number", "mac", "mac-hex", "data.wifi-key", "measured.supply.3.3V");
    }

    @Test
    void twoBracesStandForOneAndAClosingBraceForItself() {
        data.put("slot", "3");

        assertThat(Template.of("{{\"slot\":{slot}}").fill(data)).isEqualTo("{\"slot\":3}");
        assertThat(Template.of("{{{slot}}}").fill(data)).isEqualTo("{3}}");
        assertThat(Template.of("{{slot}").names()).isEmpty();
    }

    @Test
    void dataThatLooksLikeATemplateIsNotFilledInAgain() {
        data.put("serial-number", "{mac}$1\\{{");
        data.put("mac", "24:0a:c4:00:00:01");

        assertThat(Template.of("<{serial-number}>").fill(data)).isEqualTo("<{mac}$1\\{{>");
    }

    @Test
    void dataIsEscapedAndTheEngineersTextIsNot() {
        data.put("serial-number", "a^b");

        assertThat(Template.of("^FD{serial-number}^FS").fill(data, value -> value.replace("^", "_5E")))
                .isEqualTo("^FDa_5Eb^FS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{serial}",
                "{}",
                "{ mac }",
                "{MAC}",
                "{data.}",
                "{data}",
                "{measured.supply}",
                "{data.a b}",
                "{mac{slot}}"
            })
    void unknownNameIsRefusedWhenTheTemplateIsMade(String text) {
        assertThatThrownBy(() -> Template.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void braceThatIsNotClosedIsShownWithItsPlace() {
        assertThatThrownBy(() -> Template.of("set {mac"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The brace at character 5 of 'set {mac' is not closed.");
    }

    @Test
    void missingValueNamesTheTemplateAndTheName() {
        assertThatThrownBy(() -> Template.of("lot {lot}").fill(data))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING))
                .hasMessageStartingWith("No value for {lot} in 'lot {lot}'");
    }

    @Test
    void filledTextIsBounded() {
        data.put("data.big", "x".repeat(UnitData.MAX_VALUE_CHARACTERS));
        Template template = Template.of("{data.big}".repeat(1000));

        assertThatThrownBy(() -> template.fill(data))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("grew beyond");
    }

    /** Whatever the data, the engineer's text around it stands where it stood. */
    @Test
    void anyDataComesBackUnchanged() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "{}$\\^~.*mac serial-number\n\u0000\uD83D\uDE00é";
        for (int i = 0; i < 500; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            data.put("serial-number", value.toString());

            assertThat(Template.of("a{serial-number}b{{c").fill(data))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo("a" + value + "b{c");
        }
    }
}
