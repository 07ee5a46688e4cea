package org.nailbed.ledger.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {

    @Test
    void nulAndHalfSurrogatesBecomeReplacementCharacters() {
        assertThat(StorableText.of("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(StorableText.of("\uD83D")).isEqualTo("\uFFFD");
        assertThat(StorableText.of("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void allOtherTextIsLeftAlone() {
        String text = "tab\t line\n bell\u0007 \uFFFF \uD83D\uDE00 \u202E";

        assertThat(StorableText.of(text)).isSameAs(text);
    }
}
