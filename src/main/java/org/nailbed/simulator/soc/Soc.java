package org.nailbed.simulator.soc;

import java.util.HashMap;
import java.util.Map;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.chip.RegisterMap;
import org.nailbed.simulator.chip.RomGeneration;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.memory.Ram;

/** One powered chip: its RAM, its registers and the flash chip beside it. Reset makes a new one; the flash stays. */
public final class Soc {
    private static final int ROM_MAGIC_ADDRESS = 0x40001000;
    private static final int DIVIDER_FRACTION_SHIFT = 20;

    private final ChipModel model;
    private final Mac mac;
    private final NorFlash flash;
    private final Senses senses;
    private final Ram ram = new Ram();
    private final SpiController spi;
    private final FlashPower flashPower;
    private final Watchdogs watchdogs;
    private final Map<Integer, Integer> registers = new HashMap<>();

    /** Flash has power, where the chip leaves it any. */
    public Soc(ChipModel model, Mac mac, NorFlash flash, Senses senses) {
        this.model = model;
        this.mac = mac;
        this.flash = flash;
        this.senses = senses;
        RegisterMap.Spi map = model.silicon().registers().spi();
        spi = new SpiController(map, new SpiFlashCommands(flash));
        flashPower = new FlashPower(flash);
        watchdogs = new Watchdogs(model.silicon().registers().watchdogs());
    }

    public ChipModel model() {
        return model;
    }

    public Mac mac() {
        return mac;
    }

    public NorFlash flash() {
        return flash;
    }

    public Ram ram() {
        return ram;
    }

    public Security security() {
        return senses.security();
    }

    /** Takes the power from flash, as this chip's download mode does. */
    public void switchFlashOff() {
        flashPower.switchOff();
    }

    public Watchdogs watchdogs() {
        return watchdogs;
    }

    public int readRegister(int address) {
        Integer burnt = fixed().get(address);
        if (burnt != null) {
            return burnt;
        }
        if (watchdogs.covers(address)) {
            return watchdogs.read(address);
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
        if (watchdogs.covers(address)) {
            watchdogs.write(address, value, senses.nanos());
        } else if (spi.covers(address)) {
            spi.write(address, value);
        } else if (ram.covers(address)) {
            ram.write(address, bytes(value), 0, 4);
        } else if (!fixed().containsKey(address)) {
            registers.put(address, value);
            flashPower.written(address, value);
        }
    }

    /** Sets a register that shows a state of the chip. */
    public void show(int address, int value) {
        registers.put(address, value);
    }

    /** Sets a variable of the ROM. */
    public void note(int address, int value) {
        ram.write(address, bytes(value), 0, 4);
    }

    private Map<Integer, Integer> fixed() {
        Map<Integer, Integer> words =
                model.silicon().fuses().words(mac, model.core().revision(), senses.security());
        if (model.rom().magic() != 0) {
            words.put(ROM_MAGIC_ADDRESS, model.rom().magic());
        }
        return words;
    }

    /** Whole clocks in the low 20 bits, sixteenths above; the ESP8266 counts twice as fast (protocol reference, 5.2). */
    private int uartDivider() {
        boolean doubled = model.rom().generation() == RomGeneration.ESP8266;
        long clockHz = (long) model.core().crystal().hz() * (doubled ? 2 : 1);
        int sixteenths = (int) ((clockHz << 4) / senses.baud());
        return sixteenths >>> 4 | (sixteenths & 0xF) << DIVIDER_FRACTION_SHIFT;
    }

    private static int word(byte[] bytes) {
        return (bytes[0] & 0xFF) | ((bytes[1] & 0xFF) << 8) | ((bytes[2] & 0xFF) << 16) | (bytes[3] << 24);
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
    }
}
