package org.nailbed.ledger.postgres.product;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.ledger.product.RevisionStatus;
import org.nailbed.ledger.product.Withdrawal;
import org.nailbed.ledger.product.Withdrawal.Subject;
import org.nailbed.ledger.product.Withdrawal.Verdict;

/** Revisions with their newest approval and the withdrawal that stands. */
final class RevisionReader {
    private static final String STATUS = """
            SELECT p.sha256, p.name, p.version, p.content, p.loaded, a.by_whom AS approved_by, a.note, a.at AS approved,
                w.by_whom AS withdrawn_by, w.reason, w.at AS withdrawn
            FROM product_revisions p
            LEFT JOIN LATERAL (SELECT * FROM approvals
                WHERE revision_sha256 = p.sha256 ORDER BY ordinal DESC LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT * FROM withdrawals
                WHERE sha256 = p.sha256 AND subject = 'PRODUCT' ORDER BY ordinal DESC LIMIT 1) w
                ON w.verdict = 'WITHDRAWN'
            """;

    private final Connection connection;

    RevisionReader(Connection connection) {
        this.connection = connection;
    }

    Optional<RevisionStatus> revision(String sha256) throws SQLException {
        try (BoundStatement select = new BoundStatement(connection, STATUS + "WHERE p.sha256 = ?")) {
            return Rows.first(select.text(sha256), RevisionReader::status);
        }
    }

    List<RevisionStatus> revisions(String name) throws SQLException {
        try (BoundStatement select =
                new BoundStatement(connection, STATUS + "WHERE p.name = ? ORDER BY p.loaded DESC, p.sha256")) {
            return Rows.all(select.text(name), RevisionReader::status);
        }
    }

    private static RevisionStatus status(ResultSet row) throws SQLException {
        String sha256 = row.getString("sha256");
        ProductRevision revision = new ProductRevision(
                sha256,
                row.getString("name"),
                row.getString("version"),
                row.getBytes("content"),
                Rows.moment(row, "loaded"));
        return new RevisionStatus(revision, approval(row, sha256), withdrawal(row, sha256));
    }

    private static Optional<Approval> approval(ResultSet row, String sha256) throws SQLException {
        Optional<Instant> at = Rows.instant(row, "approved");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Approval(sha256, row.getString("approved_by"), row.getString("note"), at.get()));
    }

    private static Optional<Withdrawal> withdrawal(ResultSet row, String sha256) throws SQLException {
        Optional<Instant> at = Rows.instant(row, "withdrawn");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        Subject.PRODUCT,
                        Verdict.WITHDRAWN,
                        sha256,
                        row.getString("withdrawn_by"),
                        row.getString("reason"),
                        at.get()));
    }
}
