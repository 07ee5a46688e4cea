package org.nailbed.ledger.postgres.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.run.Outcome;
import org.nailbed.run.Run;

/** Binds the MAC of a run that no rule of the line looked at; see {@link org.nailbed.ledger.Ledger#serialNumberOfMac}. */
final class FirstContact {
    private final Connection connection;

    FirstContact(Connection connection) {
        this.connection = connection;
    }

    void bind(Run run) throws SQLException {
        Optional<String> serialNumber = run.start().serialNumber();
        Optional<String> mac = run.dut().mac();
        if (serialNumber.isEmpty()
                || mac.isEmpty()
                || !isOfTheBoard(run.outcome())
                || isAdmitted(run.start().id())) {
            return;
        }
        Locks locks = new Locks(connection);
        locks.serialNumber(serialNumber.get());
        locks.mac(mac.get());
        new Bindings(connection)
                .bindAtFirstContact(mac.get(), serialNumber.get(), run.start().id(), run.ended());
    }

    private static boolean isOfTheBoard(Outcome outcome) {
        return outcome == Outcome.PASS || outcome == Outcome.FAIL;
    }

    private boolean isAdmitted(UUID run) throws SQLException {
        try (BoundStatement select = new BoundStatement(connection, "SELECT FROM admissions WHERE run_id = ?");
                ResultSet row = select.id(run).query()) {
            return row.next();
        }
    }
}
