package org.nailbed.simulator.loader;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.rom.RomLoader;
import org.nailbed.simulator.soc.Senses;
import org.nailbed.simulator.soc.Soc;
import org.nailbed.simulator.stub.StubLoader;

/** One loader on a machine made by hand: frames in as hex, replies out as hex, with the time at which each left. */
public final class LoaderBench implements Machine {
    public static final int FLASH_BYTES = 0x400000;

    public final NorFlash flash = new NorFlash(new MemoryStore(), FlashTiming.TYPICAL, FLASH_BYTES);
    public final Mischief mischief = new Mischief();
    public final List<Integer> bauds = new ArrayList<>();
    public final List<Long> sentAt = new ArrayList<>();
    public final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    public boolean restarted;
    public Program program;
    public long now;

    private final Soc soc;
    private final Controls controls = new Controls();

    private LoaderBench(String chip) {
        soc = new Soc(ChipModels.named(chip), Mac.parse("60:55:f9:f7:2c:a2"), flash, new Senses() {
            @Override
            public int baud() {
                return 115_200;
            }

            @Override
            public long nanos() {
                return now;
            }

            @Override
            public Security security() {
                return mischief.security();
            }
        });
        program = new Parked();
    }

    /** A ROM whose rate is found. */
    public static LoaderBench rom(String chip) {
        LoaderBench bench = new LoaderBench(chip);
        bench.program = RomLoader.synced(bench);
        return bench;
    }

    /** A ROM right after reset. */
    public static LoaderBench freshRom(String chip) {
        LoaderBench bench = new LoaderBench(chip);
        bench.program = new RomLoader(bench);
        return bench;
    }

    /** A stub that has greeted. */
    public static LoaderBench stub(String chip) {
        LoaderBench bench = new LoaderBench(chip);
        bench.program = new StubLoader(bench, 0);
        bench.now = 20_000_000;
        bench.forget();
        return bench;
    }

    /** Feeds raw bytes at the present moment, lets all work be done, and returns the frames that came, without their C0. */
    public List<String> feed(String hex) {
        forget();
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        program.receive(bytes, 0, bytes.length, now);
        settle();
        return frames();
    }

    /** Lets the program do all that it has taken on. */
    public void settle() {
        for (long next = program.nextRunNanos(); next != Program.NEVER; next = program.nextRunNanos()) {
            now = Math.max(now, next);
            program.run(next);
        }
    }

    /** Sends one command with payload words and no checksum. */
    public List<String> command(int op, int... words) {
        return feed(frame(op, 0, wordsOf(words)));
    }

    /** Sends one data block with its right checksum. */
    public List<String> block(int op, int sequence, byte[] block) {
        return feed(blockFrame(op, sequence, block, checksum(block)));
    }

    public static String blockFrame(int op, int sequence, byte[] block, int checksum) {
        ByteBuffer payload = ByteBuffer.allocate(16 + block.length).order(ByteOrder.LITTLE_ENDIAN);
        payload.putInt(block.length).putInt(sequence).putLong(0).put(block);
        return frame(op, checksum, payload.array());
    }

    public static int checksum(byte[] block) {
        int sum = 0xEF;
        for (byte b : block) {
            sum ^= b & 0xFF;
        }
        return sum;
    }

    public static byte[] wordsOf(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            bytes.putInt(word);
        }
        return bytes.array();
    }

    public static String frame(int op, int checksum, byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0)
                .put((byte) op)
                .putShort((short) payload.length)
                .putInt(checksum)
                .put(payload);
        return "c0" + escaped(HexFormat.of().formatHex(bytes.array())) + "c0";
    }

    private static String escaped(String hex) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 2) {
            String octet = hex.substring(i, i + 2).toLowerCase(Locale.ROOT);
            out.append(octet.equals("c0") ? "dbdc" : octet.equals("db") ? "dbdd" : octet);
        }
        return out.toString();
    }

    /** What was sent since the last look, cut at C0; raw delimiters show as nothing. */
    public List<String> frames() {
        List<String> frames = new ArrayList<>();
        StringBuilder frame = new StringBuilder();
        String hex = HexFormat.of().formatHex(sent.toByteArray());
        for (int i = 0; i < hex.length(); i += 2) {
            String octet = hex.substring(i, i + 2);
            if (!octet.equals("c0")) {
                frame.append(octet);
            } else if (frame.length() > 0) {
                frames.add(frame.toString().replace("dbdc", "c0").replace("dbdd", "db"));
                frame.setLength(0);
            }
        }
        return frames;
    }

    public String rawSent() {
        return HexFormat.of().formatHex(sent.toByteArray());
    }

    public void forget() {
        sent.reset();
        sentAt.clear();
    }

    @Override
    public int longestFrameBytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Soc soc() {
        return soc;
    }

    @Override
    public Mischief mischief() {
        return mischief;
    }

    @Override
    public Controls controls() {
        return controls;
    }

    @Override
    public boolean takesItsTime() {
        return true;
    }

    @Override
    public void send(byte[] bytes, long atNanos) {
        sent.writeBytes(bytes);
        sentAt.add(atNanos);
    }

    @Override
    public void setBaud(int baud) {
        bauds.add(baud);
    }

    @Override
    public void restart(long atNanos) {
        restarted = true;
    }

    @Override
    public void start(Program next) {
        program = next;
    }
}
