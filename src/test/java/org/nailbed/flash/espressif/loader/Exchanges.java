package org.nailbed.flash.espressif.loader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nailbed.flash.espressif.loader.Command.End.Then;

/** Every command that the engine sends, to every loader that it sends it to, with a good reply. All stubs reply alike. */
final class Exchanges {
    private static final Region REGION = new Region(0x10000, 0x5000);
    private static final ByteBuffer BLOCK = ByteBuffer.wrap(Vectors.hex("11223344"));
    private static final int VALUE = 0x5BC0DB41;

    /** Data and value hold bytes that are escaped, and some that one flipped bit turns into delimiters and escapes. */
    private static final byte[] DATA = Vectors.hex("40 80 c0 c1 c8 db dc dd da 9b 5b d0 e0 00 01 ff 41 44 00 01");

    private Exchanges() {}

    /** @param value in the reply; means something for READ_REG only */
    record Exchange(Dialect dialect, Command command, int value, int dataBytes) {

        /** The reply as it comes over the wire. */
        byte[] reply() {
            byte[] data = Arrays.copyOf(data(), dataBytes + dialect.statusLength());
            return ScriptedLoader.frame(command.opcode().code(), value, data);
        }

        byte[] data() {
            byte[] data = new byte[dataBytes];
            for (int i = 0; i < dataBytes; i++) {
                data[i] = isHexDigest() ? (byte) "0123456789abcdef".charAt(i % 16) : DATA[i % DATA.length];
            }
            return data;
        }

        private boolean isHexDigest() {
            return command instanceof Command.FlashMd5 && !dialect.isStub();
        }

        /** Whether the answer is in the data. */
        boolean asksForData() {
            return dataBytes > 0;
        }

        boolean asksForValue() {
            return command instanceof Command.ReadRegister;
        }

        @Override
        public String toString() {
            return dialect + " " + command.opcode() + (dataBytes > 0 ? " of " + dataBytes + " bytes" : "");
        }
    }

    static List<Exchange> all() {
        List<Exchange> all = new ArrayList<>();
        for (Dialect dialect : EnumSet.complementOf(EnumSet.of(Dialect.OTG_STUB))) {
            common().forEach(command -> all.add(exchange(dialect, command, 0)));
            if (dialect.isStub()) {
                stubOnly().forEach(command -> all.add(exchange(dialect, command, 0)));
                all.add(exchange(dialect, new Command.FlashMd5(REGION), 16));
            } else {
                romOnly().forEach(command -> all.add(exchange(dialect, command, 0)));
            }
            if (dialect.isComplete()) {
                complete(dialect).forEach(command -> all.add(exchange(dialect, command, 0)));
            }
            if (dialect == Dialect.ESP32_ROM || dialect == Dialect.ROM) {
                all.add(exchange(dialect, new Command.FlashMd5(REGION), 32));
                all.add(exchange(dialect, new Command.ReadFlashSlow(new Region(0x10000, 64)), 64));
            }
            if (dialect == Dialect.ROM || dialect.isStub()) {
                all.add(exchange(dialect, new Command.GetSecurityInfo(), 20));
                all.add(exchange(dialect, new Command.GetSecurityInfo(), 12));
            }
        }
        return all;
    }

    /** Which commands are in the list, so that none is forgotten. */
    static Map<Opcode, Long> counted() {
        Map<Opcode, Long> counted = new EnumMap<>(Opcode.class);
        all().forEach(exchange -> counted.merge(exchange.command().opcode(), 1L, Long::sum));
        return counted;
    }

    private static Exchange exchange(Dialect dialect, Command command, int dataBytes) {
        return new Exchange(dialect, command, command instanceof Command.ReadRegister ? VALUE : 0, dataBytes);
    }

    private static Stream<Command> common() {
        return Stream.of(
                new Command.ReadRegister(0x40001000),
                new Command.WriteRegisters(List.of(RegisterWrite.of(0x3FF42000, 1))),
                new Command.Sync(),
                new Command.Begin(Opcode.FLASH_BEGIN, REGION, new Blocks(2, 0x400)),
                new Command.Block(Opcode.FLASH_DATA, 0, BLOCK));
    }

    private static Stream<Command> complete(Dialect dialect) {
        return Stream.of(
                new Command.SpiAttach(0),
                new Command.SpiSetParameters(4 << 20),
                new Command.ChangeBaud(921_600, 115_200),
                new Command.Begin(Opcode.DEFL_BEGIN, REGION, new Blocks(2, dialect.flashBlockBytes())),
                new Command.Block(Opcode.DEFL_DATA, 0, BLOCK));
    }

    private static Stream<Command> romOnly() {
        return Stream.of(
                new Command.Begin(Opcode.MEM_BEGIN, REGION, new Blocks(1, 0x1800)),
                new Command.Block(Opcode.MEM_DATA, 0, BLOCK),
                new Command.MemEnd(0x400BE000));
    }

    private static Stream<Command> stubOnly() {
        return Stream.of(
                new Command.End(Opcode.FLASH_END, Then.STAY),
                new Command.End(Opcode.DEFL_END, Then.STAY),
                new Command.ReadFlash(REGION, 0x1000),
                new Command.EraseRegion(REGION),
                new Command.EraseFlash());
    }

    /** Boot text, for what comes between frames. */
    static byte[] text() {
        return "ESP-ROM:esp32s3-20210327\r\nwaiting for download\r\n".getBytes(StandardCharsets.US_ASCII);
    }
}
