package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.ledger.line.AdmissionRules;
import org.nailbed.ledger.line.AdmissionRules.AfterPass;
import org.nailbed.sequence.Operator.Given;
import org.nailbed.station.SlotView.Asked;

class AskedReasonTest {

    private final TestStation test = TestStation.making(
            1,
            new MemoryLedger().books(),
            ProductDraft.named("lamp")
                    .rules(new AdmissionRules("flash", List.of(), AfterPass.ASK, OptionalInt.empty()))
                    .made());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void scanningTheUnitOnceMoreIsNoReason() {
        test.scanAndStart(1);
        test.assertPassed(1);
        test.scanAndStart(1);
        UUID first = asked(Optional.empty());
        test.station.scan("\u0002NB-000001\r\n", Optional.empty());
        UUID second = asked(Optional.of(first));
        assertThat(test.boards.board(1).writes()).as("of the first run").isEqualTo(1);
        test.station.answer(1, second, new Given("customer return"));
        test.assertPassed(1);
        assertThat(test.boards.board(1).writes()).isEqualTo(2);
    }

    private UUID asked(Optional<UUID> before) {
        await().atMost(TestStation.PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> test.station
                        .slot(1)
                        .question()
                        .map(Asked::id)
                        .filter(id -> !Optional.of(id).equals(before))
                        .isPresent());
        return test.station.slot(1).question().orElseThrow().id();
    }
}
