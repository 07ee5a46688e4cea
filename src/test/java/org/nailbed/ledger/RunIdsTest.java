package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdsTest {

    @Test
    void idsSortByTheOrderOfTheirMaking() {
        List<String> ids =
                Stream.generate(RunIds::next).limit(100_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idIsOfVersionSevenAndTellsItsMillisecond() {
        long before = Instant.now().toEpochMilli();
        UUID id = RunIds.next();
        long after = Instant.now().toEpochMilli();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
    }
}
