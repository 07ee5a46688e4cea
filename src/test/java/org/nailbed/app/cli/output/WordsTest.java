package org.nailbed.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void oneIsSingularAndNothingElse() {
        assertThat(Words.count(0, "board")).isEqualTo("0 boards");
        assertThat(Words.count(1, "board")).isEqualTo("1 board");
        assertThat(Words.count(2, "board")).isEqualTo("2 boards");
    }

    @Test
    void sizesTakeTheLargestUnitThatNeedsNoFraction() {
        assertThat(Words.size(4 << 20)).isEqualTo("4 MiB");
        assertThat(Words.size(0x6000)).isEqualTo("24 KiB");
        assertThat(Words.size((1 << 20) + 1024)).isEqualTo("1025 KiB");
        assertThat(Words.size(1)).isEqualTo("1 byte");
        assertThat(Words.size(0)).isEqualTo("0 bytes");
    }

    @Test
    void aSentenceBeginsWithACapitalAndEndsWithAFullStop() {
        assertThat(Words.capital("the board is gone.")).isEqualTo("The board is gone.");
        assertThat(Words.capital("")).isEmpty();
        assertThat(Words.sentence("No command given")).isEqualTo("No command given.");
    }

    @Test
    void severalKindsOfFailureHaveTheirOwnExitCode() {
        assertThat(ExitCode.ofSeveral(List.of())).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.ofSeveral(List.of(ExitCode.OK, ExitCode.NO_SYNC, ExitCode.NO_SYNC)))
                .isEqualTo(ExitCode.NO_SYNC);
        assertThat(ExitCode.ofSeveral(List.of(ExitCode.NO_SYNC, ExitCode.BOOT_FAILED)))
                .isEqualTo(ExitCode.SEVERAL);
    }
}
