package org.nailbed.ledger.postgres.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.ledger.product.Withdrawal;

/** Withdrawals that stand: whose subject was not reinstated since. */
public final class WithdrawalRows {

    /** Ends in its conditions: more may follow after AND. */
    public static final String STANDING = """
            SELECT subject, verdict, sha256, by_whom, reason, at FROM withdrawals w
            WHERE verdict = 'WITHDRAWN' AND NOT EXISTS (SELECT FROM withdrawals newer
                WHERE newer.sha256 = w.sha256 AND newer.subject = w.subject AND newer.ordinal > w.ordinal)
            """;

    private WithdrawalRows() {}

    public static Withdrawal withdrawal(ResultSet row) throws SQLException {
        return new Withdrawal(
                Withdrawal.Subject.valueOf(row.getString("subject")),
                Withdrawal.Verdict.valueOf(row.getString("verdict")),
                row.getString("sha256"),
                row.getString("by_whom"),
                row.getString("reason"),
                Rows.moment(row, "at"));
    }
}
