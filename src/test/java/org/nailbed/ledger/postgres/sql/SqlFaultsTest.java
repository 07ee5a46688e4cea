package org.nailbed.ledger.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.ledger.LedgerException;

class SqlFaultsTest {

    /** From the PostgreSQL manual, Appendix A. */
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "40001", "40P01", "53300", "55P03", "57014", "57P01", "57P03", "58030"})
    void databaseThatCannotAnswerNowIsConnectionTrouble(String state) {
        LedgerException fault = explain(new SQLException("gone", state));

        assertThat(fault.isConnectionTrouble()).isTrue();
        assertThat(fault).hasMessageContaining("try again").hasMessageEndingWith("[" + state + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23503", "23514", "25006", "28P01", "3D000", "42501", "42P01", "XX000"})
    void statementThatWasRefusedIsNot(String state) {
        assertThat(explain(new SQLException("no", state)).isConnectionTrouble()).isFalse();
    }

    @Test
    void poolWithoutAFreeConnectionIsConnectionTrouble() {
        assertThat(explain(new SQLException("acquisition timeout")).isConnectionTrouble())
                .isTrue();
    }

    @Test
    void messageSaysWhatWhereSeenAndWhatToDo() {
        SQLException cause = new SQLException("password authentication failed", "28P01");

        assertThat(explain(cause))
                .hasMessage("Could not list runs in PostgreSQL at plant:5432/line: password authentication failed. "
                        + "Check database name, user and password in the station file. [28P01]")
                .hasCause(cause);
    }

    private static LedgerException explain(SQLException cause) {
        return SqlFaults.explain("Could not list runs", "plant:5432/line", cause);
    }
}
