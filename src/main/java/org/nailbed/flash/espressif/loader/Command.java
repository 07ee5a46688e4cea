package org.nailbed.flash.espressif.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A request to a ROM or stub loader: what is asked, and its payload in each dialect (protocol reference, 2.2). */
public sealed interface Command {

    Opcode opcode();

    byte[] payload(Dialect dialect);

    /** Zero for every command that carries no block. */
    default int checksum() {
        return 0;
    }

    /** How long the reply may take. */
    default Duration timeout() {
        return opcode().timeout();
    }

    /** Asks for a sign of life; its payload lets the ROM measure the baud. */
    record Sync() implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.SYNC;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            byte[] payload = new byte[36];
            Arrays.fill(payload, (byte) 0x55);
            payload[0] = 0x07;
            payload[1] = 0x07;
            payload[2] = 0x12;
            payload[3] = 0x20;
            return payload;
        }
    }

    /** Asks for one 32-bit word of the address space; it comes back as the reply's value. */
    record ReadRegister(int address) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.READ_REG;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(address);
        }
    }

    /** Writes words of the address space one after the other. */
    record WriteRegisters(List<RegisterWrite> writes) implements Command {
        public WriteRegisters {
            writes = List.copyOf(writes);
        }

        @Override
        public Opcode opcode() {
            return Opcode.WRITE_REG;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(writes.stream()
                    .flatMapToInt(write -> Arrays.stream(
                            new int[] {write.address(), write.value(), write.mask(), write.delayMicros()}))
                    .toArray());
        }
    }

    /**
     * Opens a write of plain (FLASH_BEGIN) or deflated (DEFL_BEGIN) blocks to flash, or of blocks to RAM (MEM_BEGIN).
     *
     * @param region where; its size is what the loader erases or expects
     * @param storage what flash is to hold
     */
    record Begin(Opcode opcode, Region region, Blocks blocks, Storage storage) implements Command {

        /** What the loader makes of the bytes on their way into flash. */
        public enum Storage {
            AS_SENT(0),
            /** Encrypted by the chip with its own key; the ROMs of ESP8266 and ESP32 cannot be asked for it so. */
            ENCRYPTED(1);

            private final int flag;

            Storage(int flag) {
                this.flag = flag;
            }
        }

        /** @throws IllegalArgumentException for encryption on the way into RAM */
        public Begin {
            if (storage == Storage.ENCRYPTED && opcode == Opcode.MEM_BEGIN) {
                throw new IllegalArgumentException("RAM is never encrypted.");
            }
        }

        public Begin(Opcode opcode, Region region, Blocks blocks) {
            this(opcode, region, blocks, Storage.AS_SENT);
        }

        @Override
        public byte[] payload(Dialect dialect) {
            boolean toFlash = opcode != Opcode.MEM_BEGIN;
            int size = toFlash ? dialect.eraseBytes(region) : region.sizeBytes();
            int[] words = {size, blocks.count(), blocks.sizeBytes(), region.offset(), storage.flag};
            return words(toFlash && dialect.hasEncryptionWord() ? words : Arrays.copyOf(words, 4));
        }

        /** A ROM erases the whole region before it replies; a stub replies at once. */
        @Override
        public Duration timeout() {
            return opcode.timeout(region.sizeBytes());
        }
    }

    /**
     * One block of an open write.
     *
     * @param sequence counts from 0
     * @param bytes from position to limit; neither is moved
     */
    record Block(Opcode opcode, int sequence, ByteBuffer bytes) implements Command {
        @Override
        public byte[] payload(Dialect dialect) {
            return ByteBuffer.allocate(16 + bytes.remaining())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bytes.remaining())
                    .putInt(sequence)
                    .putLong(0)
                    .put(bytes.duplicate())
                    .array();
        }

        @Override
        public int checksum() {
            return Checksum.of(bytes);
        }
    }

    /** Ends a flash write. A stub stays in charge and replies when the last byte is in flash; a ROM must never be sent it. */
    record End(Opcode opcode, Then then) implements Command {

        /** What the loader is asked to do next; the stub ignores it (protocol reference, 2.4). */
        public enum Then {
            REBOOT(0),
            STAY(1);

            private final int flag;

            Then(int flag) {
                this.flag = flag;
            }
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(then.flag);
        }
    }

    /** Jumps to what was loaded into RAM. */
    record MemEnd(int entry) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.MEM_END;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(entry == 0 ? 1 : 0, entry);
        }
    }

    /**
     * What connects the flash chip: the ESP8266's ROM does it at the start of a write, so one of nothing is begun.
     *
     * @param pins as of {@link SpiAttach}
     */
    static Command attachFlash(int pins, Dialect dialect) {
        return dialect.isComplete()
                ? new SpiAttach(pins)
                : new Begin(Opcode.FLASH_BEGIN, new Region(0, 0), new Blocks(0, dialect.flashBlockBytes()));
    }

    /**
     * Connects the flash chip.
     *
     * @param pins 0 for the chip's own; else clk | q&lt;&lt;6 | d&lt;&lt;12 | cs&lt;&lt;18 | hd&lt;&lt;24
     */
    record SpiAttach(int pins) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.SPI_ATTACH;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return dialect.isStub() ? words(pins) : words(pins, 0);
        }
    }

    /** Tells the loader how large the flash chip is; a ROM assumes 2 MiB until then. */
    record SpiSetParameters(int flashBytes) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.SPI_SET_PARAMS;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(0, flashBytes, 0x10000, 0x1000, 0x100, 0xFFFF);
        }
    }

    /** Changes the rate after the reply, which still comes at the old one. */
    record ChangeBaud(int baud, int oldBaud) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.CHANGE_BAUDRATE;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(baud, dialect.isStub() ? oldBaud : 0);
        }
    }

    /** Asks for a digest of flash. */
    record FlashMd5(Region region) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.SPI_FLASH_MD5;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(region.offset(), region.sizeBytes(), 0, 0);
        }

        @Override
        public Duration timeout() {
            return opcode().timeout(region.sizeBytes());
        }
    }

    /** Asks a ROM for at most 64 bytes of flash; it sends 64 whatever was asked. A stub does not know it. */
    record ReadFlashSlow(Region region) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.READ_FLASH_SLOW;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(region.offset(), region.sizeBytes());
        }
    }

    /**
     * Asks a stub for flash; after the reply it sends bare frames (protocol reference, 2.7).
     *
     * @param packetBytes of one frame, at most 4096
     */
    record ReadFlash(Region region, int packetBytes) implements Command {
        /** As the reference tool asks for; the stubs keep to one. */
        private static final int IN_FLIGHT = 64;

        @Override
        public Opcode opcode() {
            return Opcode.READ_FLASH;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(region.offset(), region.sizeBytes(), packetBytes, IN_FLIGHT);
        }
    }

    /** Has a stub erase whole sectors of 4 KiB. */
    record EraseRegion(Region region) implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.ERASE_REGION;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return words(region.offset(), region.sizeBytes());
        }

        @Override
        public Duration timeout() {
            return opcode().timeout(region.sizeBytes());
        }
    }

    /** Has a stub erase the whole chip. */
    record EraseFlash() implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.ERASE_FLASH;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return new byte[0];
        }
    }

    /** Asks what is locked and, from ESP32-S3 and C3 on, which chip this is. */
    record GetSecurityInfo() implements Command {
        @Override
        public Opcode opcode() {
            return Opcode.GET_SECURITY_INFO;
        }

        @Override
        public byte[] payload(Dialect dialect) {
            return new byte[0];
        }
    }

    private static byte[] words(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }
}
