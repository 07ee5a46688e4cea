package org.nailbed.panel.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void aNameIsTakenWithoutTheSpaceAroundIt() {
        assertThat(Parameters.by(Optional.of("  A. Lovelace "))).isEqualTo("A. Lovelace");
    }

    @Test
    void aNameThatIsMissingBlankOrTooLongIsRefused() {
        assertRefused(() -> Parameters.by(Optional.empty()), "by is missing");
        assertRefused(() -> Parameters.by(Optional.of(" \t\n")), "by is missing");
        assertRefused(() -> Parameters.by(Optional.of("x".repeat(81))), "81 characters, expected at most 80");
    }

    @Test
    void controlCharactersDoNotReachTheRecord() {
        assertThat(Parameters.text("reason", Optional.of("LED\u0000\nred\u001b[0m"), 100))
                .isEqualTo("LED red [0m");
    }

    @Test
    void aReasonMayBeLeftOutWhereItIsANote() {
        assertThat(Parameters.optionalText("reason", Optional.empty(), 10)).isEmpty();
        assertRefused(() -> Parameters.optionalText("reason", Optional.of("x".repeat(11)), 10), "at most 10");
    }

    @Test
    void slotsAreNumbersAndAtLeastOne() {
        assertThat(Parameters.slots(Optional.of(Set.of(2, 1)))).containsExactlyInAnyOrder(1, 2);
        assertRefused(() -> Parameters.slots(Optional.empty()), "slots is missing");
        assertRefused(() -> Parameters.slots(Optional.of(Set.of())), "at least one number of a slot");
        assertRefused(() -> Parameters.slots(Optional.of(new HashSet<>(Arrays.asList(1, null)))), "null");
    }

    @Test
    void onlyAWholeHashIsAHash() {
        String hash = "0123456789abcdef".repeat(4);
        assertThat(Parameters.sha256(hash)).isEqualTo(hash);
        assertRefused(() -> Parameters.sha256(hash.substring(1)), "no SHA-256");
        assertRefused(() -> Parameters.sha256(hash.toUpperCase(java.util.Locale.ROOT)), "no SHA-256");
    }

    @Test
    void aMissingBodyIsSaid() {
        assertRefused(() -> Parameters.body(null), "body is missing");
    }

    private static void assertRefused(Runnable asked, String why) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        PanelException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(422))
                .hasMessageContaining(why);
    }
}
