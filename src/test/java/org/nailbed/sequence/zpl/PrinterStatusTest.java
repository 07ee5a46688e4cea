package org.nailbed.sequence.zpl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterStatusTest {

    /** From the manual's page on ~HS: three lines between STX and ETX. */
    private static final String READY = """
            \u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r
            \u0002001,0,0,0,1,2,4,0,00000000,1,000\u0003\r
            \u00021234,0\u0003\r
            """;

    @Test
    void readyPrinterHasNoProblem() {
        assertThat(PrinterStatus.parse(READY)).contains(new PrinterStatus(List.of(), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "030,0,0 | 030,1,0 | out of labels",
                "030,0,0 | 030,0,1 | paused",
                "1245,000,0 | 1245,000,1 | buffer is full",
                "0,000,0,0,0 | 0,000,1,0,0 | lost its settings",
                "0,000,0,0,0 | 0,000,0,1,0 | too cold",
                "0,000,0,0,0 | 0,000,0,0,1 | too hot",
                "001,0,0,0 | 001,0,1,0 | head is open",
                "001,0,0,0 | 001,0,0,1 | out of ribbon"
            })
    void everyFlagIsToldWithWhatToDo(String from, String to, String said) {
        assertThat(PrinterStatus.parse(READY.replaceFirst(from, to))
                        .orElseThrow()
                        .problems())
                .singleElement()
                .asString()
                .contains(said, ": ");
    }

    @Test
    void labelsThatAreStillToBePrintedAreCounted() {
        String busy = READY.replace("1245,000", "1245,002").replace("00000000", "00000003");

        assertThat(PrinterStatus.parse(busy).orElseThrow().waiting()).isEqualTo(5);
    }

    @Test
    void answerIsUnderstoodOnlyWhenItIsWhole() {
        for (int end = 0; end < READY.lastIndexOf('\u0003'); end++) {
            assertThat(PrinterStatus.parse(READY.substring(0, end)))
                    .as("cut at %d", end)
                    .isEmpty();
        }
        assertThat(PrinterStatus.parse("noise" + READY)).isPresent();
        assertThat(PrinterStatus.parse(READY.replace("1245", "9".repeat(40)).replace("00000000", "9".repeat(40))))
                .isPresent();
    }
}
