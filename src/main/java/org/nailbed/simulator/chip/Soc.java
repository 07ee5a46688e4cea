package org.nailbed.simulator.chip;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.memory.Ram;

/** One powered chip: its RAM, its registers and the flash chip beside it. Reset makes a new one; the flash stays. */
public final class Soc {
    private static final int ROM_MAGIC_ADDRESS = 0x40001000;
    private static final int DIVIDER_FRACTION_SHIFT = 20;

    private final ChipModel model;
    private final NorFlash flash;
    private final IntSupplier baud;
    private final Ram ram = new Ram();
    private final SpiController spi;
    private final Map<Integer, Integer> fixed;
    private final Map<Integer, Integer> registers = new HashMap<>();

    /** @param baud what the UART runs at now */
    public Soc(ChipModel model, Mac mac, NorFlash flash, IntSupplier baud) {
        this.model = model;
        this.flash = flash;
        this.baud = baud;
        RegisterMap map = model.silicon().registers();
        fixed = new HashMap<>(map.efuses().words(mac));
        fixed.put(ROM_MAGIC_ADDRESS, model.rom().magic());
        spi = new SpiController(map.spiBase(), map.spi(), new SpiFlashCommands(flash));
    }

    public ChipModel model() {
        return model;
    }

    public NorFlash flash() {
        return flash;
    }

    public Ram ram() {
        return ram;
    }

    public int readRegister(int address) {
        Integer burnt = fixed.get(address);
        if (burnt != null) {
            return burnt;
        }
        if (spi.covers(address)) {
            return spi.read(address);
        }
        if (address == model.silicon().registers().uartDivider()) {
            return uartDivider();
        }
        if (ram.covers(address)) {
            return word(ram.read(address, 4));
        }
        return registers.getOrDefault(address, 0);
    }

    public void writeRegister(int address, int value) {
        if (spi.covers(address)) {
            spi.write(address, value);
        } else if (ram.covers(address)) {
            ram.write(address, bytes(value), 0, 4);
        } else if (!fixed.containsKey(address)) {
            registers.put(address, value);
        }
    }

    /** Whole clocks in the low 20 bits, sixteenths above. */
    private int uartDivider() {
        int sixteenths = (int) (((long) model.core().crystalHz() << 4) / baud.getAsInt());
        return sixteenths >>> 4 | (sixteenths & 0xF) << DIVIDER_FRACTION_SHIFT;
    }

    private static int word(byte[] bytes) {
        return (bytes[0] & 0xFF) | ((bytes[1] & 0xFF) << 8) | ((bytes[2] & 0xFF) << 16) | (bytes[3] << 24);
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
    }
}
