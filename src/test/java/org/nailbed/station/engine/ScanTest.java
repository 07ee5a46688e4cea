package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Ready;
import org.nailbed.station.SlotView.Command;
import org.nailbed.station.Station;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;

class ScanTest {

    private final TestStation test = TestStation.with(3, new MemoryLedger());
    private final Station station = test.station;

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void scannedSerialNumbersGoToTheLowestEmptySlot() {
        assertThat(station.scan("NB-000011", Optional.empty()))
                .isEqualTo(new Station.Scan(Optional.of(1), Optional.of("NB-000011"), false));
        station.scan("NB-000012", Optional.of(3));
        assertThat(station.scan("NB-000013", Optional.empty()).slot()).contains(2);
        assertThat(test.state(3)).isEqualTo(new Ready("NB-000012"));
        assertThat(station.slot(3).allowed()).containsExactlyInAnyOrder(Command.START, Command.CLEAR);
    }

    @Test
    void whatAScannerAddsAroundTheCodeIsDropped() {
        String stx = "\u0002";
        assertThat(station.scan(stx + " NB-000001\t\r\n", Optional.empty()).serialNumber())
                .contains("NB-000001");
        assertThat(station.scan("NB-\u001d000002\u200b", Optional.empty()).serialNumber())
                .contains("NB-000002");
    }

    @Test
    void aCodeThatDoesNotFitIsRefusedWithWhatWasSeenAndExpected() {
        StationException refused = refusalOf("WIFI:T:WPA", Optional.empty());
        assertThat(refused.refusal()).isEqualTo(Refusal.SERIAL_PATTERN);
        assertThat(refused).hasMessageContaining("'WIFI:T:WPA'").hasMessageContaining("NB-000001");
        assertThat(refusalOf("", Optional.empty()).refusal()).isEqualTo(Refusal.SERIAL_PATTERN);
        assertThat(refusalOf("NB-000001".repeat(1000), Optional.empty()))
                .message()
                .hasSizeLessThan(300);
        assertThat(test.state(1)).isEqualTo(new Empty());
    }

    @Test
    void aSerialNumberIsOnOneSlotOnly() {
        station.scan("NB-000001", Optional.of(2));
        assertThat(refusalOf("NB-000001", Optional.of(1)).refusal()).isEqualTo(Refusal.SERIAL_IN_USE);
        assertThat(refusalOf("NB-000001", Optional.empty())).hasMessageContaining("slot 2");
        assertThat(station.scan("NB-000001", Optional.of(2)).slot()).contains(2);
    }

    @Test
    void aFullFixtureTakesNoMore() {
        test.scanAll();
        assertThat(refusalOf("NB-000099", Optional.empty()).refusal()).isEqualTo(Refusal.NO_FREE_SLOT);
    }

    @Test
    void anotherScanOntoAWaitingSlotReplacesTheFirst() {
        station.scan("NB-000001", Optional.of(1));
        station.scan("NB-000002", Optional.of(1));
        assertThat(test.state(1)).isEqualTo(new Ready("NB-000002"));
        station.clear(1);
        assertThat(test.state(1)).isEqualTo(new Empty());
        assertThat(station.slot(1).allowed()).isEmpty();
    }

    @Test
    void aSlotThatDoesNotExistIsNamed() {
        StationException refused = refusalOf("NB-000001", Optional.of(9));
        assertThat(refused.refusal()).isEqualTo(Refusal.UNKNOWN_SLOT);
        assertThat(refused).hasMessageContaining("Slot 9").hasMessageContaining("[1, 2, 3]");
    }

    @Test
    void aSlotWithoutSerialNumberDoesNotStart() {
        StationException refused = catchThrowableOfType(StationException.class, () -> station.start(1));
        assertThat(refused.refusal()).isEqualTo(Refusal.NOT_NOW);
        assertThat(refused).hasMessageContaining("Scan one first");
        assertThat(station.startAll())
                .isEqualTo(new Station.StartedAll(java.util.List.of(), java.util.List.of(1, 2, 3)));
    }

    @Test
    void aProductWithoutSerialNumbersTakesNone() {
        try (TestStation plain = TestStation.withoutSerialNumbers(1, new MemoryLedger())) {
            StationException refused = catchThrowableOfType(
                    StationException.class, () -> plain.station.scan("NB-000001", Optional.empty()));
            assertThat(refused).hasMessageContaining("takes no serial number");
            assertThat(plain.station.slot(1).allowed()).containsExactly(Command.START);
        }
    }

    private StationException refusalOf(String text, Optional<Integer> slot) {
        return catchThrowableOfType(StationException.class, () -> station.scan(text, slot));
    }
}
