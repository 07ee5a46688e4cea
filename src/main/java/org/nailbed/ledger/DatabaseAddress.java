package org.nailbed.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
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

    /**
     * One connection beside any pool. Asks the driver itself: {@code DriverManager} knows only the drivers of the class loader
     * that came first.
     */
    public Connection connect() throws SQLException {
        Properties login = new Properties();
        if (!user.isEmpty()) {
            login.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            login.setProperty("password", password);
        }
        return Objects.requireNonNull(new Driver().connect(jdbcUrl, login), "the URL was checked when this was made");
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
