package org.nailbed.ledger;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a database is and as whom to use it. Prints without the password.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}, PostgreSQL 15 or newer
 * @param user empty when the URL names it
 * @param password empty when the URL names it, or none is needed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** @throws IllegalArgumentException when the URL is not one of PostgreSQL */
    public DatabaseAddress {
        if (parse(jdbcUrl) == null) {
            // Not echoed: the URL may carry a password.
            throw new IllegalArgumentException(
                    "The database URL is not understood. Expected jdbc:postgresql://host:port/database.");
        }
    }

    /** Host, port and database, for messages. */
    public String where() {
        Properties parts = parse(jdbcUrl);
        if (parts == null) {
            throw new IllegalStateException("checked when made");
        }
        return parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT") + "/" + parts.getProperty("PGDBNAME");
    }

    @Override
    public String toString() {
        return where();
    }

    private static @Nullable Properties parse(String jdbcUrl) {
        return Driver.parseURL(jdbcUrl, null);
    }
}
