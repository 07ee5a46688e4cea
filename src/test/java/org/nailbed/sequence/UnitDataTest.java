package org.nailbed.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitDataTest {
    private final UnitData data = new UnitData();

    @Test
    void laterValueReplacesTheEarlier() {
        data.put(UnitData.lookedUp("key"), "old");
        data.put(UnitData.lookedUp("key"), "new");

        assertThat(data.get("data.key")).contains("new");
        assertThat(data.get("data.other")).isEmpty();
    }

    @Test
    void macIsKnownWithoutItsColonsToo() {
        assertThat(data.get("mac-hex")).isEmpty();

        data.put("mac", "24:0a:c4:00:00:01");

        assertThat(data.get("mac-hex")).contains("240ac4000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial", "mac-hex", "data.a{b", "measured.a b.c", ""})
    void valueIsNotPutByANameThatNoTemplateCanUse(String name) {
        assertThatThrownBy(() -> data.put(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valueWithoutEndIsRefused() {
        String endless = "x".repeat(UnitData.MAX_VALUE_CHARACTERS + 1);

        assertThatThrownBy(() -> data.put("data.a", endless))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("{data.a} has 16385 characters, expected at most 16384");
    }

    @Test
    void secretsAreMaskedTheLongestFirstAndAlsoWhenReplaced() {
        data.putSecret("data.pin", "1234");
        data.putSecret("data.key", "12345678");
        data.putSecret("data.key", "replaced");
        data.putSecret("data.none", "");

        assertThat(data.masked("set 12345678, was replaced, pin 1234.")).isEqualTo("set ***, was ***, pin ***.");
        assertThat(data).asString().doesNotContain("replaced").contains("data.key");
    }
}
