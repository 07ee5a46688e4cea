package org.nailbed.ledger.postgres.product;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.nailbed.ledger.RunIds;
import org.nailbed.ledger.postgres.sql.BoundStatement;
import org.nailbed.ledger.postgres.sql.Database;
import org.nailbed.ledger.postgres.sql.Locks;
import org.nailbed.ledger.postgres.sql.Rows;
import org.nailbed.ledger.product.Approval;
import org.nailbed.ledger.product.ProductLedger;
import org.nailbed.ledger.product.ProductRevision;
import org.nailbed.ledger.product.RevisionStatus;
import org.nailbed.ledger.product.Withdrawal;

/** Product revisions on one database. */
public final class PostgresProducts implements ProductLedger {
    private final Database database;

    public PostgresProducts(Database database) {
        this.database = database;
    }

    @Override
    public void keep(ProductRevision revision) {
        database.write("keep revision " + revision.sha256() + " of product " + revision.name(), connection -> {
            try (BoundStatement insert = new BoundStatement(
                    connection,
                    "INSERT INTO product_revisions (sha256, name, version, content, loaded) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (sha256) DO NOTHING")) {
                insert.text(revision.sha256()).text(revision.name()).text(revision.version());
                insert.bytes(revision.content()).instant(revision.loaded()).insert();
            }
        });
    }

    @Override
    public void approve(Approval approval) {
        database.write("store the approval of revision " + approval.revisionSha256(), connection -> {
            new Locks(connection).hash(approval.revisionSha256());
            insert(connection, approval);
        });
    }

    @Override
    public void withdraw(Withdrawal withdrawal) {
        database.write("store what was said of " + withdrawal.sha256(), connection -> {
            new Locks(connection).hash(withdrawal.sha256());
            insert(connection, withdrawal);
        });
    }

    @Override
    public Optional<RevisionStatus> revision(String sha256) {
        return database.ask("read revision " + sha256, connection -> new RevisionReader(connection).revision(sha256));
    }

    @Override
    public List<RevisionStatus> revisions(String name) {
        return database.ask(
                "list the revisions of product " + name, connection -> new RevisionReader(connection).revisions(name));
    }

    @Override
    public boolean isApproved(String sha256) {
        return revision(sha256).filter(RevisionStatus::isApproved).isPresent();
    }

    @Override
    public List<Withdrawal> withdrawn() {
        return database.ask("list what is withdrawn", connection -> {
            try (BoundStatement select =
                    new BoundStatement(connection, WithdrawalRows.STANDING + " ORDER BY at DESC, id DESC")) {
                return Rows.all(select, WithdrawalRows::withdrawal);
            }
        });
    }

    private static void insert(Connection connection, Approval approval) throws SQLException {
        try (BoundStatement insert = new BoundStatement(connection, """
                INSERT INTO approvals (id, revision_sha256, ordinal, by_whom, note, at)
                SELECT ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ? FROM approvals WHERE revision_sha256 = ?
                """)) {
            insert.id(RunIds.next()).text(approval.revisionSha256()).text(approval.by());
            insert.text(approval.note()).instant(approval.at());
            insert.text(approval.revisionSha256()).insert();
        }
    }

    private static void insert(Connection connection, Withdrawal withdrawal) throws SQLException {
        String subject = withdrawal.subject().name();
        try (BoundStatement insert = new BoundStatement(connection, """
                INSERT INTO withdrawals (id, subject, sha256, ordinal, verdict, by_whom, reason, at)
                SELECT ?, ?, ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?
                FROM withdrawals WHERE sha256 = ? AND subject = ?
                """)) {
            insert.id(RunIds.next()).text(subject).text(withdrawal.sha256());
            insert.text(withdrawal.verdict().name()).text(withdrawal.by()).text(withdrawal.reason());
            insert.instant(withdrawal.at())
                    .text(withdrawal.sha256())
                    .text(subject)
                    .insert();
        }
    }
}
