package org.nailbed.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestDatabase;
import org.nailbed.ledger.TestRuns;
import org.nailbed.run.Dut;
import org.nailbed.run.Expectation;
import org.nailbed.run.Judgement;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.run.Measurement.Value;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseRecord;
import org.nailbed.run.Run;
import org.nailbed.run.RunStart;

/** The database judges a measurement as the run does. */
class JudgementIT {
    private static final int MEASUREMENTS = 3000;

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void databaseAndRunJudgeEveryMeasurementAlike() throws SQLException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Measurement> measurements = new ArrayList<>();
        while (measurements.size() < MEASUREMENTS) {
            measurements.add(new Measurement("m" + measurements.size(), value(random), "", expectation(random)));
        }
        RunStart start = new TestRuns("judge").start("NB-1");
        PhaseRecord phase = new PhaseRecord(
                new PhaseKey(PhaseKey.Group.TEARDOWN, "measure", 2),
                start.started(),
                Duration.ZERO,
                measurements,
                Optional.empty());
        TestRuns.keep(database.books());

        database.ledger()
                .finish(new Run(
                        start,
                        Dut.withSerialNumber(Optional.empty()),
                        List.of(phase),
                        Optional.empty(),
                        start.started(),
                        List.of()));

        Set<Judgement> seen = EnumSet.noneOf(Judgement.class);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT ordinal, judgement, good FROM measurements ORDER BY ordinal")) {
            for (Measurement measurement : measurements) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("judgement"))
                        .as(measurement.toString())
                        .isEqualTo(measurement.judgement().name());
                assertThat(row.getBoolean("good")).as(measurement.toString()).isEqualTo(measurement.isGood());
                seen.add(measurement.judgement());
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Judgement.values());
        PhaseRecord stored =
                database.ledger().run(start.id()).orElseThrow().phases().get(0);
        assertThat(stored.key()).isEqualTo(phase.key());
        for (int i = 0; i < MEASUREMENTS; i++) {
            assertThat(stored.measurements().get(i)).isEqualTo(measurements.get(i));
        }
    }

    /** Few different values, so that they meet the ends of the limits often. */
    private static Optional<Value> value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Value.Text(text(random)));
            case 2 -> Optional.of(new Value.Flag(random.nextBoolean()));
            default -> Optional.of(new Value.Number(number(random)));
        };
    }

    private static Optional<Expectation> expectation(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Expectation.Exactly(text(random)));
            case 2 -> Optional.of(new Expectation.Is(random.nextBoolean()));
            default -> Optional.of(limit(random));
        };
    }

    private static Limit limit(Random random) {
        BigDecimal low = number(random);
        BigDecimal margin = List.of(BigDecimal.ZERO, new BigDecimal("0.1"), new BigDecimal("0.20"))
                .get(random.nextInt(3));
        Optional<BigDecimal> high =
                Optional.of(low.add(margin).add(margin).add(number(random).abs()));
        return switch (random.nextInt(3)) {
            case 0 -> new Limit(Optional.of(low), Optional.empty(), "", margin);
            case 1 -> new Limit(Optional.empty(), high, "", margin);
            default -> new Limit(Optional.of(low), high, "", margin);
        };
    }

    /** From -0.5 to 0.5, some with more digits than they need. */
    private static BigDecimal number(Random random) {
        return new BigDecimal(random.nextInt(11) - 5).movePointLeft(1).setScale(1 + random.nextInt(3));
    }

    private static String text(Random random) {
        return List.of("", "1.4.2", "1.4.2 ", "Ä").get(random.nextInt(4));
    }
}
