package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.TestLine.Board;
import org.nailbed.ledger.TestLine.Visit;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.line.AdmissionRequest;
import org.nailbed.ledger.line.SerialRange;
import org.nailbed.ledger.line.SerialSource;
import org.nailbed.ledger.postgres.PostgresBooks;
import org.postgresql.ds.PGSimpleDataSource;

/** Admissions whose connection breaks, or that wait in vain. */
class AdmissionCutOffIT {
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
    void connectionKilledBeforeTheCommitLeavesNothingAndHoldsNothing() {
        TestLine line = new TestLine(database.books());
        SerialRange range = line.range(1, 9);
        Board board = line.boardWithoutSerialNumber();
        Visit visit = board.at("flash").forJob(line.job(1)).from(new SerialSource.NextOf(range));
        AdmissionRequest request = visit.request();
        Books killed = on(CommitFaults.instead(database.dataSource(), connection -> {
            terminate(connection);
            connection.commit();
        }));

        assertTrouble(killed, request);

        assertThat(database.books().line().remaining(range)).isEqualTo(9);
        assertThat(database.ledger().serialNumberOfMac(board.mac())).isEmpty();
        assertThat(database.books().line().unit(line.own("R-0001"))).isEmpty();
        assertThat(visit.admitted().serialNumber()).contains(line.own("R-0001"));
    }

    @Test
    void answerLostAfterTheCommitIsAskedForAgainAndNoNumberIsGivenTwice() {
        TestLine line = new TestLine(database.books());
        SerialRange range = line.range(1, 9);
        Visit visit = line.boardWithoutSerialNumber().at("flash").from(new SerialSource.NextOf(range));

        assertTrouble(on(CommitFaults.losingAnswers(database.dataSource())), visit.request());

        assertThat(line.boardWithoutSerialNumber()
                        .at("flash")
                        .from(new SerialSource.NextOf(range))
                        .admitted()
                        .serialNumber())
                .contains(line.own("R-0002"));
        assertThat(visit.admitted().serialNumber()).contains(line.own("R-0001"));
    }

    @Test
    void admissionThatWaitsTooLongIsConnectionTroubleAndMayBeAskedAgain() throws SQLException {
        TestLine line = new TestLine(database.books());
        Visit visit = line.board("NB-1").at("flash");
        try (Connection slow = database.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            try (Statement lock = slow.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock(hashtextextended('mac "
                        + visit.request().mac() + "', 20261122))");
            }

            assertTrouble(on(impatient()), visit.request());
            slow.rollback();
        }

        assertThat(visit.admitted().attempt()).isEqualTo(1);
    }

    private static void assertTrouble(Books books, AdmissionRequest request) {
        assertThatThrownBy(() -> books.line().admit(request))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isTrue())
                .hasMessageContaining("admit run " + request.run());
    }

    private static Books on(DataSource source) {
        return PostgresBooks.on(source, "the test database");
    }

    private static void terminate(Connection victim) throws SQLException {
        int pid;
        try (Statement statement = victim.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
        }
    }

    private static DataSource impatient() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(database.station().jdbcUrl());
        source.setUser(database.station().user());
        source.setPassword(database.station().password());
        source.setCurrentSchema("nailbed");
        source.setOptions("-c statement_timeout=100ms");
        return source;
    }
}
