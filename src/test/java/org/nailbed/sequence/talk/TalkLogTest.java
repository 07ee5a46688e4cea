package org.nailbed.sequence.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TalkLogTest {
    private final TalkLog log = new TalkLog();

    @Test
    void lastLinesAreQuotedAndOnlyThoseHeardSinceListeningBegan() {
        log.heard("old");
        log.listen();
        for (int i = 1; i <= 4; i++) {
            log.heard("line " + i);
        }

        assertThat(log.quoted("")).isEqualTo("\"line 2\", \"line 3\", \"line 4\"");
        assertThat(log).hasToString("< old\n< line 1\n< line 2\n< line 3\n< line 4\n");
    }

    @Test
    void lineThatDidNotEndIsQuotedWhereThereIsNoOther() {
        assertThat(log.quoted("old\n> pro\u0007mpt")).isEqualTo("\"> pro\uFFFDmpt\", a line without an end");
    }
}
