package org.nailbed.firmware.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsEntry.Namespace;

class NvsCsvTest {

    private static final String HEADING = "key,type,encoding,value\n";

    @TempDir
    Path home;

    @Test
    void tableOfTheReferenceGivesItsPartition() throws IOException {
        List<NvsEntry> plain = read(HEADING + "storage,namespace,,\ncount,data,u8,42\nname,data,string,hello\n");
        List<NvsEntry> types = read(HEADING
                + "storage,namespace,,\nneg,data,i16,-2\nbig,data,u64,0x1122334455667788\n"
                + "blob,data,hex2bin,00112233445566778899aabbccddeeff0102\n");

        assertThat(NvsPartition.build(plain, 0x3000, Optional.empty()))
                .isEqualTo(NvsVectors.partition("nvs-plain.txt"));
        assertThat(NvsPartition.build(types, 0x3000, Optional.empty()))
                .isEqualTo(NvsVectors.partition("nvs-types.txt"));
    }

    @Test
    void everyEncodingIsUnderstood() throws IOException {
        assertThat(values("""
                a,data,u8,255
                b,data,i8,-0x80
                c,data,U32,4294967295
                d,data,i64,-9223372036854775808
                e,data,base64,AQID
                f,data,binary,abc
                g,data,string,"a,""b,c"
                h,data,string,
                i,data,blob_fill(6;0xAA),hi
                j,data,blob_sz_fill(4;0),ab
                k,data,hex2bin,
                """))
                .containsExactly(
                        integer(NvsType.U8, "255"),
                        integer(NvsType.I8, "-128"),
                        integer(NvsType.U32, "4294967295"),
                        integer(NvsType.I64, "-9223372036854775808"),
                        blob("010203"),
                        blob("616263"),
                        new NvsValue.Text("a,\"b,c"),
                        new NvsValue.Text(""),
                        blob("6869aaaaaaaa"),
                        blob("0200000061620000"),
                        blob(""));
    }

    @Test
    void columnsMayStandInAnyOrderAndCommentsAnywhere() throws IOException {
        assertThat(read("# made by hand\nvalue,encoding,type,key\n,,namespace,n\n# so\n7,u8,data,k\n"))
                .containsExactly(new Namespace("n"), new Item("n", "k", NvsValue.Int.of(NvsType.U8, 7)));
    }

    @Test
    void contentComesFromFilesBesideTheTable() throws IOException {
        Files.createDirectories(home.resolve("certs"));
        Files.write(home.resolve("certs/ca.der"), new byte[] {1, 2, 3});
        Files.writeString(home.resolve("number.txt"), "300\n");
        Files.writeString(home.resolve("hex.txt"), "cafe\n");

        assertThat(values("a,file,binary,certs/ca.der\nb,file,u16,number.txt\nc,file,hex2bin,hex.txt\n"))
                .containsExactly(blob("010203"), integer(NvsType.U16, "300"), blob("cafe"));
    }

    @Test
    void filesElsewhereAreNotRead() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.txt"), "secret");
        Path folder = Files.createDirectories(home.resolve("units"));
        Files.createSymbolicLink(folder.resolve("link.txt"), outside);
        for (String name : List.of("../outside.txt", outside.toString(), "link.txt")) {
            Path csv = Files.writeString(
                    folder.resolve("unit.csv"), HEADING + "n,namespace,,\na,file,string," + name + "\n");
            assertThatThrownBy(() -> NvsCsv.read(csv))
                    .isInstanceOf(FirmwareException.class)
                    .hasMessageContaining("unit.csv: line 3: " + name + " leads out of its folder");
        }
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        assertRefused(
                HEADING + """
                lost,data,u8,1
                n,namespace,,
                a,data,u8,256
                b,data,u8,one
                c,data,float,1.5
                d,note,u8,1
                e,file,string,
                f,file,string,none.txt
                g,data,hex2bin,abc
                h,data,base64,A
                sixteen-letters-,data,u8,1
                i,data,blob_fill(1;0),ab
                j,data,blob_fill(9;256),ab
                k,data,blob_fill(x;0),ab
                l,data,u8,0x
                """,
                "14 faults",
                "line 2: key \"lost\" is in no namespace",
                "line 4: key \"a\": 256 is not a u8, which holds 0 to 255",
                "line 5: key \"b\": \"one\" is no number",
                "line 6: key \"c\": encoding is \"float\", expected u8, i8",
                "line 7: type is \"note\", expected namespace, data or file",
                "line 8: no file is named",
                "line 9: none.txt: not found in",
                "line 10: key \"g\": no valid hex2bin",
                "line 11: key \"h\": no valid base64",
                "line 12: key \"sixteen-letters-\" has 16 bytes, expected 1 to 15",
                "line 13: key \"i\": 2 bytes, expected at most the 1 to fill",
                "line 14: key \"j\": 256 in the encoding, expected 0 to 255",
                "line 15: key \"k\": \"x\" is no number",
                "line 16: key \"l\": \"0x\" is no number");
    }

    @Test
    void headingIsNeeded() {
        assertRefused("a,data,u8,1\n", "line 1: heading is a,data,u8,1, expected key,type,encoding,value");
        assertRefused("", "no row, expected the heading");
        assertThatThrownBy(() -> NvsCsv.read(home.resolve("none.csv")))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("none.csv: not found");
    }

    @Test
    void randomTextNeverEndsInAnotherException() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> words = List.of(
                "a",
                "namespace",
                "data",
                "file",
                "u8",
                "i64",
                "string",
                "hex2bin",
                "base64",
                "blob_fill(",
                ";",
                ")",
                ",",
                ",",
                ",",
                ",",
                "\n",
                "\n",
                "\"",
                "#",
                "-1",
                "0x",
                "\u00e4",
                "999999999999999999999",
                " ",
                "../x");
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "" : HEADING);
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            try {
                assertThat(read(text.toString())).isNotNull();
            } catch (FirmwareException expected) {
                assertThat(expected).hasMessageContaining("unit.csv");
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round + ": " + text, e);
            }
        }
    }

    private List<NvsValue> values(String rows) throws IOException {
        return read(HEADING + "n,namespace,,\n" + rows).stream()
                .filter(Item.class::isInstance)
                .map(entry -> ((Item) entry).value())
                .toList();
    }

    private List<NvsEntry> read(String text) throws IOException {
        return NvsCsv.read(Files.writeString(home.resolve("unit.csv"), text));
    }

    private void assertRefused(String text, String... messages) {
        for (String message : messages) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(FirmwareException.class)
                    .hasMessageContaining(message);
        }
    }

    private static NvsValue integer(NvsType type, String value) {
        return new NvsValue.Int(type, new BigInteger(value));
    }

    private static NvsValue blob(String hex) {
        return new NvsValue.Blob(HexFormat.of().parseHex(hex));
    }
}
