package org.nailbed.flash.espressif.chip;

import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.RegisterWrite;
import org.nailbed.flash.espressif.loader.Registers;

/**
 * The peripheral that the flash chip hangs on, driven register by register so that it works with ROM and stub alike (protocol
 * reference, 5.4).
 */
public record SpiController(int base, Layout layout) {

    /** Register offsets from the base. */
    enum Layout {
        /** Bit counts have no register of their own but lie in USR1. */
        ESP8266(0x1C, 0x20, 0x40, 8),
        ESP32(0x1C, 0x2C, 0x80, 0),
        LATER(0x18, 0x28, 0x58, 0);

        private final int user;
        private final int inputLength;
        private final int window;
        private final int inputLengthShift;

        Layout(int user, int inputLength, int window, int inputLengthShift) {
            this.user = user;
            this.inputLength = inputLength;
            this.window = window;
            this.inputLengthShift = inputLengthShift;
        }
    }

    private static final int READ_ID = 0x9F;
    private static final int ID_BITS = 24;
    private static final int USER_COMMAND = 1 << 31;
    private static final int USER_INPUT = 1 << 28;
    private static final int OPCODE_OF_8_BITS = 7 << 28;
    private static final int START = 1 << 18;
    private static final int POLLS = 10;

    /** USR2 lies two words after USR in every layout. */
    private static final int USER2_AFTER_USER = 8;

    /**
     * Asks the flash chip for its id: vendor, type, size from the lowest byte up.
     *
     * @throws FlashException FLASH_DEAD when the peripheral never finishes
     */
    int readFlashId(Registers registers) {
        int user = base + layout.user;
        int user2 = user + USER2_AFTER_USER;
        int window = base + layout.window;
        int savedUser = registers.read(user);
        int savedUser2 = registers.read(user2);
        registers.write(
                RegisterWrite.of(base + layout.inputLength, (ID_BITS - 1) << layout.inputLengthShift),
                RegisterWrite.of(user, USER_COMMAND | USER_INPUT),
                RegisterWrite.of(user2, OPCODE_OF_8_BITS | READ_ID),
                RegisterWrite.of(window, 0),
                RegisterWrite.of(base, START));
        awaitEnd(registers);
        int id = registers.readTwice(window) & 0xFFFFFF;
        registers.write(RegisterWrite.of(user, savedUser), RegisterWrite.of(user2, savedUser2));
        return id;
    }

    private void awaitEnd(Registers registers) {
        for (int i = 0; i < POLLS; i++) {
            if ((registers.read(base) & START) == 0) {
                return;
            }
        }
        throw new FlashException(
                FlashFault.FLASH_DEAD,
                "The SPI controller did not finish reading the flash id in %d polls. Set the board aside."
                        .formatted(POLLS));
    }
}
