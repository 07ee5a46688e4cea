package org.nailbed.simulator.chip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The SPI flash controller's registers; a write to its command register runs one raw flash command. */
final class SpiController {
    private static final int RUN = 1 << 18;
    private static final int USER_ADDRESS = 1 << 30;
    private static final int USER_MISO = 1 << 28;
    private static final int USER_MOSI = 1 << 27;

    private final int base;
    private final SpiLayout layout;
    private final SpiFlashCommands flash;
    private final ByteBuffer registers;

    SpiController(int base, SpiLayout layout, SpiFlashCommands flash) {
        this.base = base;
        this.layout = layout;
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
        byte[] sent = (user & USER_MOSI) == 0 ? new byte[0] : data(bytesOf(layout.mosiLength()));
        int wanted = (user & USER_MISO) == 0 ? 0 : bytesOf(layout.misoLength());
        int address = (user & USER_ADDRESS) == 0 ? 0 : address();
        byte[] answer = flash.run(registers.getInt(layout.user2()) & 0xFF, address, sent, wanted);
        for (int i = 0; i < answer.length; i++) {
            registers.put(layout.data() + i, answer[i]);
        }
    }

    private int bytesOf(int lengthRegister) {
        return Math.min((registers.getInt(lengthRegister) + 8) / 8, SpiLayout.DATA_BYTES);
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
