package org.nailbed.ledger.postgres.sql;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.LedgerException;

/** Tells a database that cannot answer now from one that refuses what it was told. */
public final class SqlFaults {

    /**
     * SQLSTATE beginnings after which the same call may succeed (PostgreSQL manual, Appendix A): connection; transaction
     * rolled back; insufficient resources; lock not available; operator intervention, to which a statement timeout belongs;
     * system error.
     */
    private static final List<String> WORTH_A_RETRY = List.of("08", "40", "53", "55P03", "57", "58");

    /** Serialization failure and deadlock: the database gave way to another transaction and has forgotten this one. */
    private static final List<String> LOST_RACE = List.of("40001", "40P01");

    private SqlFaults() {}

    /** Whether the transaction was undone only because another one was in its way: worth doing again at once. */
    static boolean isLostRace(SQLException fault) {
        return fault.getSQLState() != null && LOST_RACE.contains(fault.getSQLState());
    }

    /** @param where host, port and database */
    public static LedgerException explain(String what, String where, SQLException cause) {
        String state = cause.getSQLState();
        String seen = what + " in PostgreSQL at " + where + ": " + cause.getMessage() + ". ";
        // The pool gives no state when it ran out of connections or of time to make one.
        if (state == null || WORTH_A_RETRY.stream().anyMatch(state::startsWith)) {
            return LedgerException.connectionTrouble(
                    seen + "Check that the database runs and can be reached, then try again." + code(state), cause);
        }
        if (state.startsWith("28") || state.startsWith("3D")) {
            return new LedgerException(
                    seen + "Check database name, user and password in the station file." + code(state), cause);
        }
        if (state.equals("42501")) {
            return new LedgerException(seen + "Grant this user what docs/database.md names." + code(state), cause);
        }
        return new LedgerException(
                seen + "Hand this message and the station's log to an engineer." + code(state), cause);
    }

    private static String code(@Nullable String state) {
        return state == null ? "" : " [" + state + "]";
    }
}
