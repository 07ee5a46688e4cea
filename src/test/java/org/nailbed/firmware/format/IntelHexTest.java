package org.nailbed.firmware.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Vectors;
import org.nailbed.firmware.format.SparseFlash.Run;

class IntelHexTest {

    private static final Vectors VECTORS = Vectors.read("addressed.txt");
    private static final String END = ":00000001FF\n";

    @Test
    void fileOfEspressifsToolIsReadInItsRuns() {
        String file = IntStream.rangeClosed(1, 5)
                .mapToObj(line -> VECTORS.text("hex-" + line))
                .collect(Collectors.joining("\n"));

        assertThat(runs(file)).containsExactly("0: 41414141", "10010: 41414141");
    }

    @Test
    void runsBeginOnSectorsForWriting() {
        List<Run> runs = IntelHex.read(
                "app.hex", bytes(record(0x1010, 0, "AA") + record(0x1020, 0, "BB") + record(0x3000, 0, "CC") + END));

        assertThat(runs).extracting(Run::offset).containsExactly(0x1000, 0x3000);
        assertThat(HexFormat.of().formatHex(runs.get(0).bytes()))
                .isEqualTo("ff".repeat(16) + "aa" + "ff".repeat(15) + "bb");
    }

    @Test
    void runsInNeighbouringSectorsAreOne() {
        assertThat(IntelHex.read("app.hex", bytes(record(0x0FF0, 0, "AA") + record(0x1010, 0, "BB") + END)))
                .hasSize(1);
    }

    @Test
    void segmentsLinesOfAnyKindAndStartRecordsAreUnderstood() {
        String file = "\r\n" + record(0, 2, "1000") + "\r\n\r\n"
                + record(4, 0, "01").toLowerCase(Locale.ROOT) + record(0, 3, "12345678") + record(0, 5, "00000000")
                + record(6, 0, "") + END + "what follows the end is no matter";

        assertThat(runs(file)).containsExactly("10004: 01");
    }

    @Test
    void recordsInAnyOrderAreSorted() {
        assertThat(runs(record(8, 0, "03") + record(0, 0, "01") + record(1, 0, "02") + END))
                .containsExactly("0: 0102", "8: 03");
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        assertRefused(
                record(0, 0, "01") + record(0, 0, "02") + END, "app.hex, line 2: the bytes at 0x0 are there twice");
        assertRefused(":0100000001FD\n" + END, "line 1: checksum is FD, expected FE");
        assertRefused(":01000000010\n" + END, "line 1: 11 digits, expected 12");
        assertRefused(":02000000010203\n" + END, "line 1: checksum is 03");
        assertRefused(":0200000001FD\n" + END, "line 1: 12 digits, expected 14");
        assertRefused(":\n" + END, "line 1: 0 digits, expected a length first");
        assertRefused(":ZZ00000001FD\n" + END, "expected a length first");
        assertRefused(":010000000GFE\n" + END, "\"0G\" is no hex number");
        assertRefused(record(0, 0, "01") + "0100000001FE\n" + END, "line 2: begins with \"0\", expected a colon");
        assertRefused(record(0, 6, "01") + END, "record of type 06, expected 00 to 05");
        assertRefused(record(0, 4, "000001") + END, "record of 3 bytes, expected 2");
        assertRefused(record(0, 2, "1000") + record(0xFFFF, 0, "0102") + END, "go beyond their segment");
        assertRefused(
                record(0, 4, "3F40") + record(0, 0, "01") + END,
                "1 bytes at 0x3F400000, but the largest flash ends at 0x8000000");
        assertRefused(record(0, 0, "01"), "the file ends without an end record");
        assertRefused("", "without an end record");
    }

    @Test
    void fileIsKnownByItsBeginning() {
        assertThat(IntelHex.isOne(bytes(END))).isTrue();
        assertThat(IntelHex.isOne(bytes(":"))).isFalse();
        assertThat(IntelHex.isOne(bytes(": 0"))).isFalse();
        assertThat(IntelHex.isOne(new byte[] {(byte) 0xE9, 1, 2})).isFalse();
    }

    /** A line with its sum, as transports reference, 4.4, has it. */
    private static String record(int address, int type, String data) {
        String body = "%02X%04X%02X%s".formatted(data.length() / 2, address, type, data);
        int sum = 0;
        for (byte each : HexFormat.of().parseHex(body)) {
            sum += each;
        }
        return ":" + body + "%02X".formatted(-sum & 0xFF) + "\n";
    }

    private static List<String> runs(String file) {
        return IntelHex.parse("app.hex", bytes(file)).runs().stream()
                .map(run -> Integer.toHexString(run.offset()) + ": "
                        + HexFormat.of().formatHex(run.bytes()))
                .toList();
    }

    private static void assertRefused(String file, String message) {
        assertThatThrownBy(() -> IntelHex.read("app.hex", bytes(file)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("app.hex")
                .hasMessageContaining(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
