package org.nailbed.station.engine.around;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopGateTest {

    private final StopGate gate = new StopGate();

    @AfterEach
    void leaveNoInterruptToTheNextTest() {
        Thread.interrupted();
    }

    @Test
    void aRequestInterruptsWhoIsInside() {
        gate.enter();
        gate.request();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aRequestWhileOutsideTakesEffectOnEntering() {
        gate.request();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        gate.enter();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void leavingForTheLedgerAndComingBackKeepsTheRequest() {
        gate.enter();
        gate.request();
        gate.leave();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        gate.enter();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aNewRunForgetsAnOldRequest() {
        gate.request();
        gate.reset();
        gate.enter();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatMustNotBeDisturbedIsNotAndTheRequestTakesEffectAfterIt() {
        gate.enter();
        boolean disturbed = gate.undisturbed(() -> {
            gate.request();
            return Thread.currentThread().isInterrupted();
        });
        assertThat(disturbed).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        gate.leave();
    }

    @Test
    void teardownStaysUndisturbedWhenItAsksTheLedger() {
        gate.enter();
        gate.leave();
        gate.request();
        gate.undisturbed(() -> true);
        assertThat(Thread.interrupted()).as("still outside").isFalse();
    }
}
