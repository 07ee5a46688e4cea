package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    Ledger ledger() {
        return ledger;
    }

    @Test
    void disconnectedLedgerFailsUntilReconnected() {
        ledger.disconnect();
        assertThatThrownBy(() -> ledger.begin(new TestRuns("line-1").start("NB-000001")))
                .isInstanceOf(LedgerException.class);

        ledger.reconnect();
        ledger.keepImages(TestRuns.FIRMWARE);
        ledger.begin(new TestRuns("line-1").start("NB-000001"));
    }
}
