package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.flash.espressif.loader.Command.End.Then;

class RequestVectorsTest {

    static List<Vectors.Row> requests() {
        return Vectors.read("requests.txt");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestIsFramedAsTheReferenceToolFramesIt(Vectors.Row row) {
        Dialect dialect = Dialect.valueOf(row.text(1));
        String expected = row.text(2);
        boolean startOnly = expected.endsWith("…");
        byte[] bytes = Vectors.hex(expected.replace("…", "").strip());

        byte[] framed = Packets.encode(command(row.text(0), dialect), dialect);

        byte[] compared = startOnly ? Arrays.copyOf(framed, bytes.length) : framed;
        assertThat(HexFormat.of().formatHex(compared)).isEqualTo(HexFormat.of().formatHex(bytes));
    }

    private static Command command(String name, Dialect dialect) {
        int block = dialect.flashBlockBytes();
        return switch (name) {
            case "SYNC" -> new Command.Sync();
            case "READ_REG 40001000" -> new Command.ReadRegister(0x40001000);
            case "WRITE_REG 3FF42000" -> new Command.WriteRegisters(List.of(RegisterWrite.of(0x3FF42000, 0x12345678)));
            case "FLASH_BEGIN 5000 at 10000" ->
                new Command.Begin(Opcode.FLASH_BEGIN, new Region(0x10000, 0x5000), Blocks.covering(0x5000, block));
            case "FLASH_BEGIN 5000 encrypted" ->
                new Command.Begin(
                        Opcode.FLASH_BEGIN,
                        new Region(0x10000, 0x5000),
                        Blocks.covering(0x5000, block),
                        Command.Begin.Storage.ENCRYPTED);
            case "FLASH_DATA 0" -> new Command.Block(Opcode.FLASH_DATA, 0, ByteBuffer.wrap(dataBlock()));
            case "FLASH_END stay" -> new Command.End(Opcode.FLASH_END, Then.STAY);
            case "FLASH_END reboot" -> new Command.End(Opcode.FLASH_END, Then.REBOOT);
            case "DEFL_BEGIN 12345 at 10000" ->
                new Command.Begin(
                        Opcode.DEFL_BEGIN,
                        new Region(0x10000, dialect.isStub() ? 0x12345 : 0x12400),
                        Blocks.covering(0x4567, block));
            case "SPI_ATTACH" -> new Command.SpiAttach(0);
            case "SPI_SET_PARAMS 4 MB" -> new Command.SpiSetParameters(4 << 20);
            case "MEM_BEGIN 3540" ->
                new Command.Begin(Opcode.MEM_BEGIN, new Region(0x400BE000, 3540), new Blocks(1, 0x1800));
            case "MEM_DATA 11223344" -> new Command.Block(Opcode.MEM_DATA, 0, ByteBuffer.wrap(Vectors.hex("11223344")));
            case "MEM_END 400BE658" -> new Command.MemEnd(0x400BE658);
            case "MD5 5000 at 10000" -> new Command.FlashMd5(new Region(0x10000, 0x5000));
            case "CHANGE_BAUD 921600" -> new Command.ChangeBaud(921_600, 115_200);
            case "ERASE_REGION 6000 at 9000" -> new Command.EraseRegion(new Region(0x9000, 0x6000));
            case "ERASE_FLASH" -> new Command.EraseFlash();
            case "READ_FLASH 2000 at 0" -> new Command.ReadFlash(new Region(0, 0x2000), 0x1000);
            case "GET_SECURITY_INFO" -> new Command.GetSecurityInfo();
            default -> throw new IllegalArgumentException("No command for the vector " + name);
        };
    }

    /** The block of the vector: 01 02 03 C0 DB, then FF up to 0x400 bytes. */
    private static byte[] dataBlock() {
        byte[] block = new byte[0x400];
        Arrays.fill(block, (byte) 0xFF);
        System.arraycopy(Vectors.hex("010203c0db"), 0, block, 0, 5);
        return block;
    }
}
