package org.nailbed.app.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/**
 * Why something did not work, for people and for scripts.
 *
 * @param code stands in brackets behind the message
 * @param message what, where, seen against expected, what to do
 */
public record Failure(String code, ExitCode exit, String message, Throwable cause) {

    /** A command line that cannot be obeyed, in a way that the parser does not see. */
    public static final class Usage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Usage(String message) {
            super(message);
        }
    }

    /** A file of this machine that cannot be read or written. */
    public static final class File extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public File(Path file, IOException cause) {
            super("File " + file + ": " + reason(cause), cause);
        }

        private static String reason(IOException cause) {
            if (cause instanceof NoSuchFileException) {
                return "it or its folder is not there. Check the path.";
            }
            if (cause instanceof FileAlreadyExistsException) {
                return "it is there already, and is not replaced. Name another.";
            }
            String seen = cause instanceof AccessDeniedException ? "not allowed" : String.valueOf(cause.getMessage());
            return seen + ". Check path, rights and free space.";
        }
    }

    /** What went wrong, whatever was thrown. */
    public static Failure of(Throwable cause) {
        if (cause instanceof WireException wire) {
            return new Failure(wire.fault().name(), exit(wire.fault()), text(cause), cause);
        }
        if (cause instanceof FlashException flash) {
            return new Failure(flash.fault().name(), exit(flash.fault()), text(cause), cause);
        }
        if (cause instanceof FirmwareException) {
            return new Failure(ExitCode.FIRMWARE_INVALID.name(), ExitCode.FIRMWARE_INVALID, text(cause), cause);
        }
        if (cause instanceof File) {
            return new Failure(ExitCode.FILE_FAILED.name(), ExitCode.FILE_FAILED, text(cause), cause);
        }
        if (cause instanceof Usage) {
            return new Failure(ExitCode.USAGE.name(), ExitCode.USAGE, text(cause), cause);
        }
        String message = "Nailbed itself failed: " + cause + ". Run it again with --debug and report what it prints.";
        return new Failure(ExitCode.INTERNAL.name(), ExitCode.INTERNAL, message, cause);
    }

    /** One line: {@code message [CODE]}. */
    public String line() {
        return message + " [" + code + "]";
    }

    private static String text(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    private static ExitCode exit(WireFault fault) {
        return switch (fault) {
            case PORT_NOT_FOUND -> ExitCode.PORT_NOT_FOUND;
            case PORT_BUSY -> ExitCode.PORT_BUSY;
            case BAD_ADDRESS -> ExitCode.USAGE;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case PORT_GONE, WRITE_STALLED, BAUD_REFUSED -> ExitCode.LINK_FAILED;
            case CLOSED -> ExitCode.INTERNAL;
        };
    }

    private static ExitCode exit(FlashFault fault) {
        return switch (fault) {
            case NO_SYNC, GARBAGE_HEARD, WRONG_BOOT_MODE -> ExitCode.NO_SYNC;
            case LINK_CORRUPT, REPLY_TIMEOUT, PROTOCOL_ERROR, STUB_FAILED -> ExitCode.LINK_FAILED;
            case WRONG_CHIP, WRONG_REVISION, BOARD_CHANGED, FLASH_TOO_SMALL, FLASH_UNKNOWN, SECURITY_REFUSED ->
                ExitCode.WRONG_BOARD;
            case FLASH_DEAD, FLASH_WRITE_FAILED, DIGEST_MISMATCH, NOT_VERIFIABLE -> ExitCode.FLASH_FAILED;
            case BOOT_NOT_SEEN, BOOT_LOOP, BOOT_CRASH -> ExitCode.BOOT_FAILED;
        };
    }
}
