package org.nailbed.simulator.memory;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Arrays;
import org.nailbed.simulator.SimulatorException;

/** Keeps a flash chip as a raw file, the form in which foreign tools dump and compare flash; what is written survives this process. */
public final class FileStore implements FlashStore {
    private static final int FILL_BYTES = 0x10000;
    private final Path file;
    private final FileChannel channel;

    /** Opens or creates the file and holds it exclusively; a shorter file is filled up with FF, a longer one refused. */
    public FileStore(Path file, int sizeBytes) {
        this.file = file;
        try {
            channel = FileChannel.open(file, READ, WRITE, CREATE);
        } catch (IOException e) {
            throw new SimulatorException("Flash file " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
        try {
            takeOver(sizeBytes);
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof SimulatorException known ? known : failed("prepared", e);
        }
    }

    private void takeOver(int sizeBytes) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new SimulatorException(
                        "Flash file " + file + " belongs to another running jig. Stop that one first.");
            }
        } catch (OverlappingFileLockException e) {
            throw new SimulatorException("Flash file " + file + " belongs to another jig of this process.", e);
        }
        long present = channel.size();
        if (present > sizeBytes) {
            throw new SimulatorException("Flash file " + file + " holds " + present + " bytes, the board's flash has "
                    + sizeBytes + ". Use another folder or another flash size.");
        }
        blank((int) present, (int) (sizeBytes - present));
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        try {
            while (buffer.hasRemaining() && channel.read(buffer, address + buffer.position() - offset) >= 0) {
                // a short read goes on where it stopped
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void write(int address, byte[] from, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, address + buffer.position() - offset);
            }
        } catch (IOException e) {
            throw failed("written", e);
        }
    }

    @Override
    public void blank(int address, int length) {
        byte[] blank = new byte[Math.min(length, FILL_BYTES)];
        Arrays.fill(blank, (byte) 0xFF);
        for (int done = 0; done < length; done += blank.length) {
            write(address + done, blank, 0, Math.min(blank.length, length - done));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed("closed", e);
        }
    }

    private SimulatorException failed(String what, Exception cause) {
        return new SimulatorException(
                "Flash file " + file + " cannot be " + what + ": " + cause.getMessage() + ".", cause);
    }
}
