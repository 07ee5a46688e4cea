package org.nailbed.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void printsWhereButNoPassword() {
        DatabaseAddress address =
                new DatabaseAddress("jdbc:postgresql://plant:5433/line?user=eve&password=secret1", "eve", "secret2");

        assertThat(address.where()).isEqualTo("plant:5433/line");
        assertThat(address).asString().doesNotContain("secret");
    }

    @Test
    void foreignUrlIsRefusedWithoutEchoingIt() {
        assertThatThrownBy(() -> new DatabaseAddress("jdbc:mysql://plant/line?password=secret", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://host:port/database")
                .hasMessageNotContaining("secret");
    }
}
