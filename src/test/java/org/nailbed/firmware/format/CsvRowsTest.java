package org.nailbed.firmware.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.format.CsvRows.Row;

class CsvRowsTest {

    @Test
    void rowsKeepTheLineTheyBeginOn() {
        assertThat(read("# heading\na, b ,c\r\n\n \n\"x,\"\"y\"\"\n z\", q\n,last"))
                .containsExactly(
                        new Row(2, List.of("a", "b", "c")),
                        new Row(5, List.of("x,\"y\"\n z", "q")),
                        new Row(7, List.of("", "last")));
    }

    @Test
    void spacesCountOnlyInQuotes() {
        assertThat(read("\" a \", b ")).containsExactly(new Row(1, List.of(" a ", "b")));
        assertThat(read("a\"b\",c")).containsExactly(new Row(1, List.of("a\"b\"", "c")));
    }

    @Test
    void fieldsThatAreBlankOrNotThereAreEmpty() {
        Row row = read("a,,").get(0);
        assertThat(row.field(0)).contains("a");
        assertThat(row.field(1)).isEmpty();
        assertThat(row.field(9)).isEmpty();
    }

    @Test
    void marksAndLineEndsOfOtherSystemsDoNoHarm() {
        assertThat(read("\uFEFFa\r\nb")).containsExactly(new Row(1, List.of("a")), new Row(2, List.of("b")));
        assertThat(read("")).isEmpty();
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> read("a\n\"b\nc"))
                .isInstanceOf(FirmwareException.class)
                .hasMessage("t.csv, line 2: a quoted field has no end. Close it with \".");
        assertThatThrownBy(() -> CsvRows.read("t.csv", new byte[] {'a', (byte) 0xFF}))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("t.csv: is no text in UTF-8");
    }

    private static List<Row> read(String text) {
        return CsvRows.read("t.csv", text.getBytes(UTF_8));
    }
}
