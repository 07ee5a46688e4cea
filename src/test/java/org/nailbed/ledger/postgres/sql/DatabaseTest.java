package org.nailbed.ledger.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.ledger.LedgerException;

class DatabaseTest {
    private final List<String> calls = new ArrayList<>();
    private final Database database = new Database(source(), "plant:5432/line");

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void workThatLostARaceIsDoneAgainFromItsBegin(String state) {
        List<Integer> tries = new ArrayList<>();

        int result = database.ask("try", connection -> {
            tries.add(tries.size());
            if (tries.size() < 3) {
                throw new SQLException("deadlock detected", state);
            }
            return 42;
        });

        assertThat(result).isEqualTo(42);
        assertThat(calls).containsExactly("rollback", "close", "rollback", "close", "commit", "close");
    }

    @Test
    void workThatLosesEveryRaceIsConnectionTrouble() {
        List<Integer> tries = new ArrayList<>();

        assertThatThrownBy(() -> database.write("try", connection -> {
                    tries.add(tries.size());
                    throw new SQLException("deadlock detected", "40P01");
                }))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.isConnectionTrouble()).isTrue());

        assertThat(tries).hasSize(4);
    }

    @Test
    void workThatWasRefusedIsNotDoneAgain() {
        assertThatThrownBy(() -> database.write("try", connection -> {
                    throw new SQLException("check constraint", "23514");
                }))
                .isInstanceOf(LedgerException.class);

        assertThat(calls).containsExactly("rollback", "close");
    }

    @Test
    void refusalOfOurOwnRollsBackAndIsToldAsItIs() {
        LedgerException refusal = new LedgerException("no", null);

        assertThatThrownBy(() -> database.write("try", connection -> {
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(calls).containsExactly("rollback", "close");
    }

    private DataSource source() {
        Connection connection = proxy(Connection.class, name -> {
            if (!name.equals("setAutoCommit")) {
                calls.add(name);
            }
        });
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, called, given) -> connection);
    }

    private static <T> T proxy(Class<T> type, Consumer<String> called) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            called.accept(method.getName());
            return null;
        }));
    }
}
