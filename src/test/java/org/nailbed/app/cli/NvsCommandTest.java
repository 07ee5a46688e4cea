package org.nailbed.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvsCommandTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTable() throws IOException {
        Files.writeString(directory.resolve("unit.csv"), """
                key,type,encoding,value
                factory,namespace,,
                serial,data,string,NB-000417
                channel,data,u8,6
                """);
    }

    @Test
    void aTableBecomesAPartitionThatIsListedAgain() {
        Run built = nvs("build", file("unit.csv"), "-o", file("nvs.bin"), "--size", "24k");
        assertThat(built.exit()).as(built.err()).isZero();
        assertThat(built.out()).isEqualToNormalizingNewlines(file("nvs.bin") + ": 24 KiB, 2 values\n");
        assertThat(nvs("list", file("nvs.bin")).out()).isEqualToNormalizingNewlines("""
                        factory          serial           string  NB-000417
                        factory          channel          u8      6
                        2 values in 6 pages, 5 of them blank
                        """);
        assertThat(nvs("list", "--json", file("nvs.bin")).out().lines())
                .containsExactly(
                        "{\"namespace\":\"factory\",\"key\":\"serial\",\"type\":\"string\",\"value\":\"NB-000417\"}",
                        "{\"namespace\":\"factory\",\"key\":\"channel\",\"type\":\"u8\",\"value\":\"6\"}");
    }

    @Test
    void whatWasEncryptedIsReadWithItsKeysOnly() throws IOException {
        assertThat(nvs("key", "-o", file("keys.bin")).exit()).isZero();
        nvs("build", file("unit.csv"), "-o", file("plain.bin"));
        assertThat(nvs("encrypt", file("plain.bin"), "-o", file("secret.bin"), "--key", file("keys.bin"))
                        .exit())
                .isZero();
        assertThat(Files.readString(directory.resolve("plain.bin"), ISO_8859_1)).contains("NB-000417");
        assertThat(Files.readString(directory.resolve("secret.bin"), ISO_8859_1))
                .doesNotContain("NB-000417");
        assertThat(nvs("list", file("secret.bin"), "--key", file("keys.bin")).out())
                .contains("NB-000417");
        assertThat(nvs("list", file("secret.bin")).exit()).isEqualTo(3);
    }

    @Test
    void keysAreNeverReplaced() throws IOException {
        nvs("key", "-o", file("keys.bin"));
        byte[] first = Files.readAllBytes(directory.resolve("keys.bin"));
        Run again = nvs("key", "-o", file("keys.bin"));
        assertThat(again.exit()).isEqualTo(12);
        assertThat(again.err()).contains("keys.bin", "there already", "[FILE_FAILED]");
        assertThat(directory.resolve("keys.bin")).hasBinaryContent(first);
    }

    @Test
    void wrongWordsAndMissingFilesAreToldApart() {
        assertThat(Run.of("nvs").err()).contains("build, list, encrypt or key");
        assertThat(nvs("build", file("unit.csv"), "-o", file("x"), "--size", "big")
                        .exit())
                .isEqualTo(2);
        assertThat(nvs("list", file("none.bin")).exit()).isEqualTo(12);
        assertThat(nvs("encrypt", file("unit.csv"), "-o", file("x")).err()).contains("No key given");
    }

    private static Run nvs(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "nvs";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Run.of(line);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
