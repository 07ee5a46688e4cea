package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Ready;
import org.nailbed.station.Station.Scan;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.config.Equipment;
import org.nailbed.station.config.StationConfig.ScanOrder;

class ScanOrderTest {

    private static final String UNIT = "NB-000001";

    private TestStation test = ordered(ScanOrder.UNIT_THEN_SLOT);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aUnitWaitsForTheCodeOfItsSlot() {
        assertThat(read(UNIT)).isEqualTo(new Scan(Optional.empty(), Optional.of(UNIT), false));
        assertThat(test.station.slots()).extracting(slot -> slot.state()).containsOnly(new Empty());
        assertThat(read("SLOT-3")).isEqualTo(new Scan(Optional.of(3), Optional.of(UNIT), false));
        assertThat(test.state(3)).isEqualTo(new Ready(UNIT));
    }

    @Test
    void aSlotWaitsForItsUnit() {
        reopen(ScanOrder.SLOT_THEN_UNIT);
        assertThat(read("slot:02")).isEqualTo(new Scan(Optional.of(2), Optional.empty(), false));
        assertThat(read(UNIT)).isEqualTo(new Scan(Optional.of(2), Optional.of(UNIT), false));
        StationException refused = catchThrowableOfType(StationException.class, () -> read("NB-000002"));
        assertThat(refused).hasMessageContaining("Scan the code of its slot first");
    }

    @Test
    void aCodeOfASlotNamesTheSlotOfTheNextUnitWhateverTheOrder() {
        reopen(ScanOrder.NEXT_FREE);
        read("Slot 3");
        assertThat(read(UNIT).slot()).contains(3);
        assertThat(read("NB-000002").slot()).contains(1);
    }

    @Test
    void eachScannerHasItsOwnHalf() {
        test.station.scan(UNIT, Optional.empty(), "left");
        test.station.scan("NB-000002", Optional.empty(), "right");
        assertThat(test.station.scan("SLOT-2", Optional.empty(), "right").serialNumber())
                .contains("NB-000002");
        assertThat(test.station.scan("SLOT-1", Optional.empty(), "left").serialNumber())
                .contains(UNIT);
    }

    @Test
    void aHalfIsForgottenAfterAWhileAndReplacedByTheNext() {
        read(UNIT);
        test.ticker.turn(Duration.ofSeconds(31));
        assertThat(read("SLOT-1"))
                .as("the unit was forgotten")
                .isEqualTo(new Scan(Optional.of(1), Optional.empty(), false));
        assertThat(read(UNIT).slot()).contains(1);
        read("NB-000002");
        read("NB-000003");
        assertThat(read("SLOT-2").serialNumber()).contains("NB-000003");
    }

    @Test
    void whatIsWrongIsSaidAtTheScanAndTheHalfStays() {
        assertThat(catchThrowableOfType(StationException.class, () -> read("hello"))
                        .refusal())
                .isEqualTo(Refusal.SERIAL_PATTERN);
        assertThat(catchThrowableOfType(StationException.class, () -> read("SLOT-9"))
                        .refusal())
                .isEqualTo(Refusal.UNKNOWN_SLOT);
        read(UNIT);
        assertThat(catchThrowableOfType(StationException.class, () -> read("SLOT-9"))
                        .refusal())
                .isEqualTo(Refusal.UNKNOWN_SLOT);
        assertThat(read("SLOT-1").serialNumber()).contains(UNIT);
        assertThat(catchThrowableOfType(StationException.class, () -> read(UNIT))
                        .refusal())
                .isEqualTo(Refusal.SERIAL_IN_USE);
    }

    private Scan read(String text) {
        return test.station.scan(text, Optional.empty());
    }

    private void reopen(ScanOrder order) {
        test.close();
        test = ordered(order);
    }

    private static TestStation ordered(ScanOrder order) {
        return TestStation.rigged(
                new Rig(TestProducts.fixture(3), Equipment.NONE, order),
                new MemoryLedger().books(),
                ProductDraft.named("lamp").made());
    }
}
