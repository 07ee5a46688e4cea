package org.nailbed.simulator.soc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nailbed.simulator.chip.RegisterMap;
import org.nailbed.simulator.chip.SpiLayout;

/** The SPI flash controller's registers; a write to its command register runs one raw flash command. */
final class SpiController {
    private static final int RUN = 1 << 18;
    private static final int USER_ADDRESS = 1 << 30;
    private static final int USER_MISO = 1 << 28;
    private static final int USER_MOSI = 1 << 27;
    /** Where the ESP8266 keeps the numbers of bits less one. */
    private static final int MOSI_BITS_SHIFT = 17;

    private static final int MISO_BITS_SHIFT = 8;
    private static final int BIT_COUNT_MASK = 0x1FF;

    private final int base;
    private final SpiLayout layout;
    private final SpiFlashCommands flash;
    private final ByteBuffer registers;

    SpiController(RegisterMap.Spi map, SpiFlashCommands flash) {
        base = map.base();
        layout = map.layout();
        this.flash = flash;
        registers = ByteBuffer.allocate(layout.lengthBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean covers(int address) {
        return address >= base && address < base + layout.lengthBytes() && (address & 3) == 0;
    }

    int read(int address) {
        return registers.getInt(address - base);
    }

    void write(int address, int value) {
        int register = address - base;
        if (register == SpiLayout.COMMAND) {
            if ((value & RUN) != 0) {
                run();
            }
            registers.putInt(register, value & ~RUN);
        } else {
            registers.putInt(register, value);
        }
    }

    private void run() {
        int user = registers.getInt(layout.user());
        byte[] sent = (user & USER_MOSI) == 0 ? new byte[0] : data(bytesOf(mosiBits()));
        int wanted = (user & USER_MISO) == 0 ? 0 : bytesOf(misoBits());
        int address = (user & USER_ADDRESS) == 0 ? 0 : address();
        byte[] answer = flash.run(registers.getInt(layout.user2()) & 0xFF, address, sent, wanted);
        for (int i = 0; i < answer.length; i++) {
            registers.put(layout.data() + i, answer[i]);
        }
    }

    private int mosiBits() {
        return layout.hasLengths() ? registers.getInt(layout.mosiLength()) + 1 : user1Bits(MOSI_BITS_SHIFT);
    }

    private int misoBits() {
        return layout.hasLengths() ? registers.getInt(layout.misoLength()) + 1 : user1Bits(MISO_BITS_SHIFT);
    }

    private int user1Bits(int shift) {
        return (registers.getInt(layout.user1()) >>> shift & BIT_COUNT_MASK) + 1;
    }

    private static int bytesOf(int bits) {
        return Math.min((bits + 7) / 8, SpiLayout.DATA_BYTES);
    }

    private byte[] data(int length) {
        byte[] bytes = new byte[length];
        registers.get(layout.data(), bytes);
        return bytes;
    }

    private int address() {
        int raw = registers.getInt(SpiLayout.ADDRESS);
        int bits = (registers.getInt(layout.user1()) >>> 26) + 1;
        return layout.addressLeftAligned() ? raw >>> (32 - Math.min(bits, 32)) : raw;
    }
}
