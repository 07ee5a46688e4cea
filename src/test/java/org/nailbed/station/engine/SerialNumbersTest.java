package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.station.Product;
import org.nailbed.station.StationException;

class SerialNumbersTest {

    /** On such a pattern the stack of this thread ends long before the text does. */
    @Test
    void textThatIsFarTooLongIsRefusedBeforeAPatternSeesIt() {
        Product product = ProductDraft.named("lock").pattern("(?:A|B)*").made();

        assertThatThrownBy(() -> SerialNumbers.requireFit("A".repeat(1_000_000), List.of(product)))
                .isInstanceOf(StationException.class)
                .hasMessageContaining("is no serial number of product lock");
    }
}
