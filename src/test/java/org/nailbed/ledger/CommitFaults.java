package org.nailbed.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that break at their commit. */
public final class CommitFaults {

    private CommitFaults() {}

    /** What is done at a commit instead. */
    @FunctionalInterface
    public interface Instead {
        void of(Connection connection) throws SQLException;
    }

    /** The commit is done; the station never hears of it. */
    public static DataSource losingAnswers(DataSource real) {
        return instead(real, connection -> {
            connection.commit();
            throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
        });
    }

    /** @param fault may end in the real commit */
    public static DataSource instead(DataSource real, Instead fault) {
        return proxy(DataSource.class, real, "getConnection", source -> {
            Connection connection = ((DataSource) source).getConnection();
            return proxy(Connection.class, connection, "commit", target -> {
                fault.of((Connection) target);
                return null;
            });
        });
    }

    @FunctionalInterface
    private interface Replacement {
        @Nullable Object of(Object target) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, String method, Replacement replacement) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
            if (called.getName().equals(method)) {
                return replacement.of(real);
            }
            try {
                return called.invoke(real, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
