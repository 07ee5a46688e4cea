package org.nailbed.ledger.postgres;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.LedgerException;
import org.nailbed.ledger.postgres.sql.SqlFaults;

/** Brings the schema up to date from {@code migrations/}. Never cleans, never repairs. */
final class Migrations {
    static final String SCHEMA = "nailbed";

    private Migrations() {}

    /** @throws LedgerException when the database does not answer, or its schema is not what the migrations made */
    static void migrate(DatabaseAddress owner) {
        try {
            Flyway.configure()
                    .dataSource(owner.jdbcUrl(), emptyToNull(owner.user()), emptyToNull(owner.password()))
                    .resourceProvider(new MigrationScripts())
                    .javaMigrationClassProvider(List::of)
                    .schemas(SCHEMA)
                    .cleanDisabled(true)
                    .validateOnMigrate(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw explain(owner, e);
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static LedgerException explain(DatabaseAddress owner, FlywayException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFaults.explain("Could not bring the schema up to date", owner.where(), sql);
            }
        }
        return new LedgerException(
                "The schema " + SCHEMA + " in PostgreSQL at " + owner.where() + " is not what this Nailbed expects: "
                        + fault.getMessage() + " Use the Nailbed that made it or a newer one; nothing was changed.",
                fault);
    }
}
