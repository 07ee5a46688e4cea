package org.nailbed.sequence.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;

class CsvLookupTest {
    private static final String TABLE = """
            serial-number,wifi-key,note
            # the first lot
            SN-1,s3cret-1,"a, b"
            SN-2,s3cret-2,
            """;

    private final UnitData unit = new UnitData();
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(1));

    @Test
    void rowOfTheSerialNumberIsFound() {
        unit.put(UnitData.SERIAL_NUMBER, "SN-1");

        assertThat(lookup(TABLE, Set.of()).find(unit, deadline))
                .isEqualTo(Map.of("serial-number", "SN-1", "wifi-key", "s3cret-1", "note", "a, b"));
    }

    @Test
    void valuesAreAtHandForTemplatesAndSecretOnesAreMasked() {
        unit.put(UnitData.SERIAL_NUMBER, "SN-2");

        lookup(TABLE, Set.of("wifi-key")).findInto(unit, deadline);

        assertThat(unit.get("data.wifi-key")).contains("s3cret-2");
        assertThat(unit.get("data.note")).as("a blank field is no value").isEmpty();
        assertThat(unit.masked("key s3cret-2 of SN-2")).isEqualTo("key *** of SN-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:0a:c4:de:ad:be", "240AC4DEADBE", "24-0A-C4-DE-AD-BE"})
    void macIsFoundHoweverItIsWritten(String written) {
        unit.put(UnitData.MAC, "24:0a:c4:de:ad:be");
        CsvLookup lookup =
                CsvLookup.of("macs.csv", ("mac,key\n" + written + ",1\n").getBytes(UTF_8), CsvLookup.Key.MAC, Set.of());

        assertThat(lookup.find(unit, deadline)).containsEntry("key", "1");
    }

    @Test
    void unitThatIsNotInTheTableIsNamed() {
        unit.put(UnitData.SERIAL_NUMBER, "SN-3");
        unit.put(UnitData.MAC, "24:0a:c4:de:ad:be");

        assertThatThrownBy(() -> lookup(TABLE, Set.of()).find(unit, deadline))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING))
                .hasMessageContaining("nothing of this unit in units.csv: unit SN-3, board 24:0a:c4:de:ad:be");
    }

    @Test
    void unitWithoutASerialNumberCannotBeLookedFor() {
        assertThatThrownBy(() -> lookup(TABLE, Set.of()).find(unit, deadline))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING))
                .hasMessageContaining("by serial-number")
                .hasMessageContaining("has none yet");
    }

    @Test
    void everyFaultOfATableIsTold() {
        String table = "serial-number,ke y,a,a\nSN-1,1,2,3\n,1,2,3\nSN-1,,,\nSN-2,1,2,3,4\n";

        assertThatThrownBy(() -> lookup(table, Set.of("pin")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("units.csv: column 'ke y' is no name")
                .hasMessageContaining("column 'a' is there twice")
                .hasMessageContaining("line 3 has no serial-number")
                .hasMessageContaining("line 4 has the serial-number of a line above")
                .hasMessageContaining("line 5 has 5 fields, expected 4")
                .hasMessageContaining("no column 'pin' to keep secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sn,key\n1,2\n", "serial-number,\"key\n"})
    void tableWithoutItsHeadingIsRefused(String table) {
        assertThatThrownBy(() -> lookup(table, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("units.csv");
    }

    @Test
    void sameTableIsTheSameSettingAndNoRowIsShown() {
        CsvLookup lookup = lookup(TABLE, Set.of("wifi-key"));

        assertThat(lookup)
                .isEqualTo(lookup(TABLE, Set.of("wifi-key")))
                .hasSameHashCodeAs(lookup(TABLE, Set.of("wifi-key")))
                .isNotEqualTo(lookup(TABLE + "SN-3,x,\n", Set.of("wifi-key")));
        assertThat(lookup.toString()).contains("units.csv").doesNotContain("s3cret");
        assertThat(lookup.names()).contains(Set.of("serial-number", "wifi-key", "note"));
        assertThat(lookup.size()).isEqualTo(2);
    }

    private static CsvLookup lookup(String table, Set<String> secrets) {
        return CsvLookup.of("units.csv", table.getBytes(UTF_8), CsvLookup.Key.SERIAL_NUMBER, secrets);
    }
}
