package org.nailbed.simulator.soc;

import java.util.Arrays;
import org.nailbed.simulator.memory.NorFlash;

/** The raw commands of a serial NOR flash chip, as the controller sends them (protocol reference, 5.4). */
final class SpiFlashCommands {
    private static final int WRITE_ENABLED = 0x02;
    /** "SFDP", least significant byte first. */
    private static final int SFDP_SIGNATURE = 0x50444653;

    private static final long UNIQUE_ID = 0xD2640C1B5A334E41L;

    private final NorFlash flash;
    private final int[] status = new int[3];

    SpiFlashCommands(NorFlash flash) {
        this.flash = flash;
    }

    /** @return as many bytes as wanted; FF where the chip drives nothing */
    byte[] run(int opcode, int address, byte[] sent, int wanted) {
        byte[] answer = new byte[wanted];
        Arrays.fill(answer, (byte) 0xFF);
        if (flash.isDead()) {
            return answer;
        }
        switch (opcode) {
            case 0x9F -> put(answer, flash.jedecId(), 3);
            case 0x05 -> put(answer, status[0], 1);
            case 0x35 -> put(answer, status[1], 1);
            case 0x15 -> put(answer, status[2], 1);
            case 0x5A -> put(answer, SFDP_SIGNATURE, 4);
            case 0x4B -> put(answer, UNIQUE_ID, 8);
            case 0x03 -> read(address, answer);
            case 0x06, 0x50 -> status[0] |= WRITE_ENABLED;
            case 0x04 -> status[0] &= ~WRITE_ENABLED;
            default -> change(opcode, address, sent);
        }
        return answer;
    }

    private void change(int opcode, int address, byte[] sent) {
        if ((status[0] & WRITE_ENABLED) == 0) {
            return;
        }
        int inside = address & (flash.sizeBytes() - 1);
        switch (opcode) {
            case 0x01 -> setStatus(0, sent);
            case 0x31 -> setStatus(1, sent);
            case 0x11 -> setStatus(2, sent);
            case 0x02 -> flash.program(inside, sent, 0, Math.min(sent.length, flash.sizeBytes() - inside));
            case 0x20 -> flash.eraseSector(inside);
            case 0xD8 -> flash.eraseBlock(inside);
            case 0x60, 0xC7 -> flash.eraseAll();
            default -> {
                // power-down, release and reset change nothing that can be seen here
            }
        }
        status[0] &= ~WRITE_ENABLED;
    }

    private void setStatus(int first, byte[] sent) {
        for (int i = 0; i < sent.length && first + i < status.length; i++) {
            status[first + i] = sent[i] & 0xFF;
        }
    }

    private void read(int address, byte[] answer) {
        int inside = address & (flash.sizeBytes() - 1);
        flash.read(inside, answer, Math.min(answer.length, flash.sizeBytes() - inside));
    }

    private static void put(byte[] answer, long value, int bytes) {
        for (int i = 0; i < Math.min(bytes, answer.length); i++) {
            answer[i] = (byte) (value >>> (8 * i));
        }
    }
}
