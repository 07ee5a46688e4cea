package org.nailbed.station.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.Progress;
import org.nailbed.run.PhaseKey;
import org.nailbed.station.Advance;
import org.nailbed.station.Product;
import org.nailbed.station.engine.TestProducts;
import org.nailbed.station.engine.TurnedTicker;

class ProgressMeterTest {

    private final Product product = TestProducts.withSerialNumbers(TestProducts.smallFirmware());
    private final TurnedTicker ticker = new TurnedTicker();
    private final PhasePlan plan = new PhasePlan(product, 115_200);
    private final ProgressMeter meter = new ProgressMeter(plan, ticker);

    @Test
    void beforeTheFirstPhaseNothingIsKnown() {
        ticker.turn(Duration.ofSeconds(1));
        Advance advance = meter.now();
        assertThat(advance.phase()).isEmpty();
        assertThat(advance.fraction()).isZero();
        assertThat(advance.left()).isEmpty();
        assertThat(advance.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theTimeLeftOfASteadyWriteIsWhatItWillTake() {
        meter.phaseStarted(PhaseKey.main("identify"), 0);
        ticker.turn(Duration.ofSeconds(1));
        meter.phaseStarted(PhaseKey.main("flash"), 1);
        ticker.turn(Duration.ofSeconds(30));
        meter.progressed(new Progress(Progress.Step.WRITE, 75_000, 100_000));
        double afterFlash = plan.seconds(2, 4);
        double planned = plan.seconds(1) * 0.25;
        // Ten seconds by what was measured, weighed 3 to 1 against the plan.
        assertThat(seconds(meter.now())).isCloseTo(0.75 * 10 + 0.25 * planned + afterFlash, within(0.01));
    }

    @Test
    void aSilentPhaseAdvancesByTimeAndWaitsBeforeItsEnd() {
        meter.phaseStarted(PhaseKey.main("identify"), 0);
        double whole = plan.seconds(0) / plan.seconds(0, 4);
        ticker.turn(Duration.ofMillis((long) (plan.seconds(0) * 500)));
        assertThat(meter.now().fraction()).isCloseTo(whole / 2, within(0.001));
        ticker.turn(Duration.ofHours(1));
        assertThat(meter.now().fraction()).isCloseTo(whole * 0.95, within(0.001));
    }

    @Test
    void progressNeverGoesBackAndNeverPassesTheEnd() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double before = 0;
        for (int phase = 0; phase < 4; phase++) {
            meter.phaseStarted(PhaseKey.main("phase"), phase);
            for (int turn = 0; turn < 200; turn++) {
                ticker.turn(Duration.ofMillis(random.nextInt(100)));
                meter.progressed(new Progress(Progress.Step.WRITE, random.nextInt(120_000), 100_000));
                Advance now = meter.now();
                assertThat(now.fraction()).as("seed " + seed).isBetween(before, 1.0);
                assertThat(now.left().orElseThrow()).as("seed " + seed).isGreaterThanOrEqualTo(Duration.ZERO);
                before = now.fraction();
            }
        }
    }

    private static double seconds(Advance advance) {
        return advance.left().orElseThrow().toMillis() / 1000.0;
    }
}
