package org.nailbed.sequence.printer;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;

/**
 * A printer that is a device which only takes bytes, as Linux has one on USB without a serial line: {@code /dev/usb/lp0}; or a file,
 * to see what would be printed.
 *
 * <p>Such a device takes no bytes while its printer is out of labels. A thread of its own writes, for nothing else ends that wait.
 */
final class DeviceFile {

    private static final Path USB_PRINTERS = Path.of("/dev/usb");
    private static final long ENDING_MILLIS = 2000;

    private final String name;
    private final Path device;

    DeviceFile(String name, Path device) {
        this.name = name;
        this.device = device;
    }

    /** @return empty for a serial device, a network address, or what is not there */
    static Optional<DeviceFile> at(String name, String address) {
        try {
            Path device = Path.of(address).toRealPath();
            return device.startsWith(USB_PRINTERS) || Files.isRegularFile(device)
                    ? Optional.of(new DeviceFile(name, device))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws SequenceException PRINTER_DOWN, PRINTER_NOT_READY when it does not take all in time, STOPPED */
    void write(byte[] bytes, Deadline deadline) {
        AtomicReference<IOException> failure = new AtomicReference<>();
        Thread writer = new Thread(() -> write(bytes, failure), "printer " + name);
        writer.setDaemon(true);
        writer.start();
        try {
            writer.join(Math.max(1, deadline.remainingMillis()));
            boolean late = writer.isAlive();
            end(writer);
            if (late) {
                throw new SequenceException(
                        FaultCode.PRINTER_NOT_READY,
                        "Printer %s (%s) takes no more bytes within %d ms. Check labels, ribbon, head and pause."
                                .formatted(name, device, deadline.budget().toMillis()));
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
            throw new SequenceException(FaultCode.STOPPED, "Stopped while printer " + name + " printed.", e);
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw new SequenceException(
                    FaultCode.PRINTER_DOWN,
                    "Printer %s (%s) cannot be written: %s. Check its power and cable, and that this user may print there."
                            .formatted(name, device, failed.getMessage()),
                    failed);
        }
    }

    /** An interrupt closes the channel, and that ends a write that waits. */
    private void write(byte[] bytes, AtomicReference<IOException> failure) {
        try (FileChannel channel = FileChannel.open(device, APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            failure.set(e);
        }
    }

    private static void end(Thread writer) throws InterruptedException {
        writer.interrupt();
        writer.join(ENDING_MILLIS);
    }
}
