package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.bytes;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.flash.FlashFault;

/** Protocol reference, 1.3. */
class LoaderErrorTest {

    @ParameterizedTest
    @CsvSource({
        "05, PROTOCOL_ERROR",
        "06, FLASH_WRITE_FAILED",
        "07, LINK_CORRUPT",
        "08, FLASH_WRITE_FAILED",
        "09, FLASH_WRITE_FAILED",
        "0A, PROTOCOL_ERROR",
        "0B, LINK_CORRUPT",
        "0C, LINK_CORRUPT",
        "0D, PROTOCOL_ERROR",
        "0E, PROTOCOL_ERROR",
        "0F, PROTOCOL_ERROR",
        "64, SECURITY_REFUSED",
        "65, PROTOCOL_ERROR",
        "69, PROTOCOL_ERROR",
        "00, PROTOCOL_ERROR",
        "04, PROTOCOL_ERROR"
    })
    void everyErrorOfARomHasItsFault(String code, FlashFault fault) {
        LoaderError error = inReply(Dialect.ROM, bytes(1, Integer.parseInt(code, 16), 0, 0));

        assertThat(error).isInstanceOf(RomError.class);
        assertThat(error.fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "C0, PROTOCOL_ERROR", "C1, LINK_CORRUPT", "C2, PROTOCOL_ERROR", "C3, PROTOCOL_ERROR", "C4, FLASH_WRITE_FAILED",
        "C5, FLASH_WRITE_FAILED", "C6, PROTOCOL_ERROR", "C7, LINK_CORRUPT", "C8, PROTOCOL_ERROR", "C9, PROTOCOL_ERROR",
        "CA, FLASH_WRITE_FAILED", "CB, FLASH_WRITE_FAILED", "FF, PROTOCOL_ERROR"
    })
    void everyErrorOfAStubHasItsFault(String code, FlashFault fault) {
        LoaderError error = inReply(Dialect.STUB, bytes(Integer.parseInt(code, 16), 0));

        assertThat(error).isInstanceOf(StubError.class);
        assertThat(error.fault()).isEqualTo(fault);
    }

    @Test
    void everyByteIsSomeErrorThatKeepsItsCode() {
        IntStream.rangeClosed(1, 255).forEach(code -> {
            assertThat(inReply(Dialect.ROM, bytes(1, code, 0, 0)).code()).isEqualTo(code);
            assertThat(inReply(Dialect.STUB, bytes(code, 0)).code()).isEqualTo(code);
        });
    }

    @Test
    void noTwoOpcodesShareAByte() {
        assertThat(Arrays.stream(Opcode.values()).map(Opcode::code)).doesNotHaveDuplicates();
    }

    private static LoaderError inReply(Dialect dialect, byte[] status) {
        byte[] frame = Arrays.copyOf(bytes(1, 3, status.length, 0, 0, 0, 0, 0), 8 + status.length);
        System.arraycopy(status, 0, frame, 8, status.length);
        return Reply.parse(frame, dialect).flatMap(Reply::error).orElseThrow();
    }
}
