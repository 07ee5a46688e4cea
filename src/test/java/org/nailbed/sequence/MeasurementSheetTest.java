package org.nailbed.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nailbed.run.Measurement;

class MeasurementSheetTest {

    private final MeasurementSheet sheet =
            new MeasurementSheet().declare("chip").declare("bytes", "B");

    @Test
    void declaredMeasurementsAreListedInOrderSetOrNot() {
        sheet.set("bytes", 5);

        assertThat(sheet.measurements()).extracting(Measurement::name).containsExactly("chip", "bytes");
        assertThat(sheet.measurements()).extracting(Measurement::isSet).containsExactly(false, true);
        assertThat(sheet.measurements().get(1)).isEqualTo(Measurement.ofNumber("bytes", 5, "B"));
    }

    @Test
    void measurementIsSetOnceAndOnlyWhenDeclared() {
        sheet.set("chip", "ESP32");

        assertThatThrownBy(() -> sheet.set("chip", "ESP32-S3")).hasMessage("Measurement chip is set twice.");
        assertThatThrownBy(() -> sheet.set("mac", "…")).hasMessage("Measurement mac was not declared.");
    }
}
