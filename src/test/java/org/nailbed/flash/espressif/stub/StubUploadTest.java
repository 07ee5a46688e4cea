package org.nailbed.flash.espressif.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.error;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.ok;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.raw;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.flash.espressif.loader.Vectors;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

/** Protocol reference, 3.1. */
class StubUploadTest {
    private static final byte[] GREETING = Vectors.hex("c04f484149c0");

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1), ticker);
    private final ScriptedLoader rom =
            new ScriptedLoader().on(Opcode.MEM_BEGIN, ok(Dialect.ROM)).on(Opcode.MEM_DATA, ok(Dialect.ROM));
    private final Link link = new Link(new FakePort(ticker, rom));
    private final StubUpload upload = new StubUpload(link, Dialect.STUB);

    @ParameterizedTest
    @CsvSource({
        "esp8266, 4010C504, 4010C500, 11456, 3FFFAE6C, 920",
        "esp32, 400A902C, 400A8000, 6456, 3FFDED6C, 212",
        "esp32s2, 400290A4, 40028000, 6600, 3FFE2DC0, 212",
        "esp32s3, 40379524, 40378000, 7832, 3FCB2DC0, 264",
        "esp32c3, 40380E9A, 40380000, 5880, 3FC96D68, 204",
        "esp32c2, 40380F90, 40380000, 5816, 3FCB6D6C, 204",
        "esp32c5, 408015D2, 40800000, 8028, 40852F0C, 216",
        "esp32c6, 408011BC, 40800000, 6900, 40852F0C, 216",
        "esp32c61, 40801130, 40800000, 6552, 40816D68, 204",
        "esp32h2, 40800E92, 40800000, 5864, 40842D68, 204",
        "esp32p4, 4FF51456, 4FF50000, 8176, 4FF72DB8, 204",
        "esp32p4-rev1, 4FF11456, 4FF10000, 8176, 4FF62DB8, 204"
    })
    void everyChipsStubIsInTheBuild(String name, String entry, String text, int textBytes, String data, int dataBytes) {
        Stub stub = StubLibrary.get(name);

        assertThat(stub.entry()).isEqualTo(Integer.parseUnsignedInt(entry, 16));
        assertThat(stub.text().address()).isEqualTo(Integer.parseUnsignedInt(text, 16));
        assertThat(stub.text().bytes()).hasSize(textBytes);
        assertThat(stub.data().address()).isEqualTo(Integer.parseUnsignedInt(data, 16));
        assertThat(stub.data().bytes()).hasSize(dataBytes);
    }

    @Test
    void bothSegmentsGoToRamAndThenTheJump() {
        rom.on(Opcode.MEM_END, raw(GREETING));

        upload.run(StubPlan.jump("esp32"), deadline);

        assertThat(rom.opcodes())
                .containsExactly(
                        Opcode.MEM_BEGIN.code(),
                        Opcode.MEM_DATA.code(),
                        Opcode.MEM_DATA.code(),
                        Opcode.MEM_BEGIN.code(),
                        Opcode.MEM_DATA.code(),
                        Opcode.MEM_END.code());
        assertThat(sentBytes()).isEqualTo(bytesOf(StubLibrary.get("esp32")));
        assertThat(rom.requests(Opcode.MEM_END).get(0).word(1)).isEqualTo(0x400A902C);
        assertThat(link.dialect()).isEqualTo(Dialect.STUB);
    }

    /** Protocol reference, 3.1: where secure boot bars the jump, the ROM is led to the stub by its own flash driver. */
    @Test
    void stubIsStartedThroughAPointerWhichIsThenPutBack() {
        int pointer = 0x3FCEF688;
        int entry = StubLibrary.get("esp32s3").entry();
        rom.on(Opcode.MEM_END, ok(Dialect.ROM))
                .on(Opcode.READ_REG, value(Dialect.ROM, 0x40001234))
                .on(Opcode.WRITE_REG, ok(Dialect.ROM), ok(Dialect.STUB))
                .on(Opcode.READ_FLASH_SLOW, raw(GREETING));

        upload.run(StubPlan.throughPointer("esp32s3", pointer), deadline);

        assertThat(rom.opcodes())
                .endsWith(
                        Opcode.MEM_END.code(),
                        Opcode.READ_REG.code(),
                        Opcode.WRITE_REG.code(),
                        Opcode.READ_FLASH_SLOW.code(),
                        Opcode.WRITE_REG.code());
        assertThat(rom.requests(Opcode.MEM_END).get(0).word(0)).as("stay").isEqualTo(1);
        assertThat(rom.requests(Opcode.READ_REG).get(0).word(0)).isEqualTo(pointer);
        assertThat(rom.requests(Opcode.WRITE_REG))
                .extracting(request -> request.word(0), request -> request.word(1))
                .containsExactly(tuple(pointer, entry), tuple(pointer, 0x40001234));
        assertThat(link.dialect()).isEqualTo(Dialect.STUB);
    }

    @Test
    void replyToTheJumpMayBeLostOrCome() {
        rom.on(Opcode.MEM_END, request -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(ok(Dialect.ROM).to(request));
            both.writeBytes(GREETING);
            return both.toByteArray();
        });

        upload.run(StubPlan.jump("esp32c3"), deadline);

        assertThat(link.dialect()).isEqualTo(Dialect.STUB);
    }

    @Test
    void stubThatDoesNotGreetHasFailed() {
        rom.on(Opcode.MEM_END, ok(Dialect.ROM));

        assertThatThrownBy(() -> upload.run(StubPlan.jump("esp32c3"), deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.STUB_FAILED))
                .hasMessageContaining("did not greet within 3000 ms");
    }

    @Test
    void romThatRefusesABlockIsQuoted() {
        ScriptedLoader refusing = new ScriptedLoader()
                .on(Opcode.MEM_BEGIN, ok(Dialect.ROM))
                .on(Opcode.MEM_DATA, error(Dialect.ROM, 0x07));

        assertThatThrownBy(() -> new StubUpload(new Link(new FakePort(ticker, refusing)), Dialect.STUB)
                        .run(StubPlan.jump("esp32c3"), deadline))
                .hasMessageContaining("block checksum wrong");
    }

    @Test
    void stubMissingInTheBuildIsSaidPlainly() {
        assertThatThrownBy(() -> StubLibrary.get("esp32x9"))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.STUB_FAILED))
                .hasMessageContaining("esp32x9.json is not in this build");
    }

    @Test
    void pluginsBesideTheStubAreSkipped() throws IOException {
        Stub stub = parse("{'entry': 1077415578, 'plugins': {'nand': {'text': 'AAAA', 'text_start': 5}},"
                + "'text_start': 16, 'text': '" + base64(1, 2, 3, 4) + "', 'data_start': 32, 'data': '" + base64(5)
                + "'}");

        assertThat(stub.text().address()).isEqualTo(16);
        assertThat(stub.text().bytes()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void fileWithoutAFieldIsRefused() {
        assertThatThrownBy(() -> parse("{'entry': 1, 'text_start': 16, 'text': 'AAAA', 'data': 'AAAA'}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no \"data_start\"");
    }

    private byte[] sentBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        rom.requests(Opcode.MEM_DATA)
                .forEach(block -> all.writeBytes(Arrays.copyOfRange(block.payload(), 16, block.payload().length)));
        return all.toByteArray();
    }

    private static byte[] bytesOf(Stub stub) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(stub.text().bytes());
        all.writeBytes(stub.data().bytes());
        return all.toByteArray();
    }

    private static Stub parse(String json) throws IOException {
        return StubLibrary.parse(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(int... values) {
        return Base64.getEncoder().encodeToString(ScriptedLoader.bytes(values));
    }
}
