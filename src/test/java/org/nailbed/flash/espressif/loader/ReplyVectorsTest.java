package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyVectorsTest {

    static List<Vectors.Row> replies() {
        return Vectors.read("replies.txt");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void everyReplyIsUnderstood(Vectors.Row row) {
        byte[] frame = row.bytes(2);

        Reply reply = Reply.parse(frame, Dialect.valueOf(row.text(1))).orElseThrow();

        assertThat(reply.opcode()).isEqualTo(frame[1] & 0xFF);
        assertThat(reply.value()).isEqualTo(row.word(3));
        assertThat(reply.data()).isEqualTo(row.bytes(4));
        assertThat(reply.error()
                        .map(error -> String.format("%02x", error.code()))
                        .orElse("-"))
                .isEqualTo(row.text(5));
    }

    @Test
    void requestIsNoReply() {
        assertThat(Reply.parse(Vectors.hex("000804000707122000000000"), Dialect.ROM))
                .isEmpty();
    }

    @Test
    void frameTooShortForItsStatusIsNoReply() {
        byte[] whole = Vectors.hex("010804000707122000000000");
        for (int length = 0; length < whole.length; length++) {
            assertThat(Reply.parse(java.util.Arrays.copyOf(whole, length), Dialect.ROM))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }
}
