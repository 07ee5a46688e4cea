package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksumTest {

    static List<Vectors.Row> checksums() {
        return Vectors.read("checksums.txt");
    }

    @ParameterizedTest
    @MethodSource("checksums")
    void checksumIsThatOfTheReferenceTool(Vectors.Row row) {
        assertThat(Checksum.of(ByteBuffer.wrap(row.bytes(0)))).isEqualTo(row.word(1));
    }
}
