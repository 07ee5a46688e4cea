package org.nailbed.sequence.zpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;

class ZplFileTest {

    static List<String[]> fields() {
        return Vectors.table("fields.txt");
    }

    static List<String[]> refused() {
        return Vectors.table("refused.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void labelIsPrintedAsTheManualWantsIt(String name, String label, String serialNumber, String printed) {
        assertThat(print(label, serialNumber)).isEqualTo(printed);
    }

    /** The table above could be wrong on both sides: what a printer makes of it is the unit's data again. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void printerReadsTheDataThatWasMeant(String name, String label, String serialNumber, String printed) {
        assertThat(String.join("", PretendPrinter.reading(printed).data())).contains(serialNumber);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void labelThatCouldMisreadDataIsRefusedWhenItIsLoaded(String label, String said) {
        assertThatThrownBy(() -> new ZplFile("x.zpl", label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Label x.zpl cannot be used:")
                .hasMessageContaining(said);
    }

    @Test
    void everyProblemIsShownAtOnceWithItsLine() {
        assertThatThrownBy(() -> new ZplFile("x.zpl", "^XA\n^FO{slot},1\n^FD{serial}^FS\n^PQ2\n^XZ"))
                .hasMessageContainingAll("Line 2, ^FO", "Line 3: The name {serial}", "Line 4, ^PQ");
    }

    @Test
    void everyLabelOfAFileIsPrintedInSoManyCopies() {
        String label = new ZplFile("x.zpl", "^XA^FDa^FS^XZ\n^XA^FD{slot}^FS^XZ").fill(data("slot", "3"), 8, 2);

        assertThat(label).isEqualTo("^XA^CI28^FDa^FS^PQ2^XZ\n^XA^CI28^FD3^FS^PQ2^XZ");
    }

    @Test
    void namesAreThoseOfTheFields() {
        assertThat(new ZplFile("x.zpl", "^XA^FD{mac}-{{a}^FS^FD{data.b}{mac}^FS^XZ").names())
                .containsExactly("mac", "data.b");
    }

    @Test
    void fieldThatAPrinterWouldCutOffIsNotPrinted() {
        assertThatThrownBy(() -> print("^XA^FD{serial-number}^FS^XZ", "ü".repeat(1537)))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.UNIT_DATA_MISSING))
                .hasMessageContaining("becomes 3074 bytes, expected at most 3072");
        assertThat(print("^XA^FD{serial-number}^FS^XZ", "ü".repeat(1536))).hasSizeGreaterThan(3072);
    }

    @Test
    void code128HoldsPrintableAsciiOnlyAndSaysSo() {
        assertThatThrownBy(() -> print("^XA^BCN,80^FD{serial-number}^FS^XZ", "a\tü"))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("cannot hold 'a\\u0009\\u00fc'");
    }

    /** Whatever a unit's data is, a printer finds the same commands as for harmless data, and the data itself in each field. */
    @Test
    void hostileDataIsAlwaysJustData() {
        String label = "^XA^CI28^FO1,1^A0N,9,9^FH^FD{serial-number}^FS^FO1,2^FB99,9^FH\\^FD{serial-number}^FS"
                + "^FO1,3^BQN,2,4^FH^FDMA,{serial-number}^FS^FO1,4^BXN,4,200,,,,#^FH!^FD{serial-number}^FS^XZ";
        List<String> commands = PretendPrinter.reading(print(label, "A1")).commands();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String hostile = hostile(random);
            PretendPrinter.Understood understood = PretendPrinter.reading(print(label, hostile));

            assertThat(understood.commands()).as("seed %d, round %d", seed, i).isEqualTo(commands);
            assertThat(understood.data())
                    .as("seed %d, round %d", seed, i)
                    .hasSize(4)
                    .containsOnly(hostile);
        }
    }

    @Test
    void anyPrintableDataIsJustDataInACode128() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String value = random.ints(random.nextInt(30), ' ', 0x7F)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(PretendPrinter.reading(print("^XA^BCN,80,N,N,N^FD{serial-number}^FS^XZ", value))
                            .data())
                    .as("seed %d, round %d", seed, i)
                    .containsExactly(value);
        }
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        String favourites = "^~_\\{}>,!^XZ~HS^FS\r\n\u0000\u0002\u0003\u001B\u007F";
        for (int length = random.nextInt(40); length > 0; length--) {
            switch (random.nextInt(3)) {
                case 0 -> text.append(favourites.charAt(random.nextInt(favourites.length())));
                case 1 -> text.append((char) random.nextInt(0x80));
                default -> {
                    int any = random.nextInt(Character.MAX_CODE_POINT + 1);
                    boolean half = any >= Character.MIN_SURROGATE && any <= Character.MAX_SURROGATE;
                    text.appendCodePoint(half ? 0xE9 : any);
                }
            }
        }
        return text.toString();
    }

    @Test
    void halfASurrogatePairIsPrintedAsAQuestionMark() {
        assertThat(PretendPrinter.reading(print("^XA^FD{serial-number}^FS^XZ", "a\uD83Db"))
                        .data())
                .containsExactly("a?b");
    }

    private static String print(String label, String serialNumber) {
        return new ZplFile("x.zpl", label).fill(data(UnitData.SERIAL_NUMBER, serialNumber), 8, 1);
    }

    private static UnitData data(String name, String value) {
        UnitData data = new UnitData();
        data.put(name, value);
        return data;
    }
}
