package org.nailbed.sequence.runner;

import org.nailbed.firmware.FirmwareException;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Which fault of a run each fault of a port, a programmer or a firmware set becomes. */
final class FaultTable {
    private FaultTable() {}

    /** What nobody foresaw becomes {@link FaultCode#INTERNAL}, with its class, for the message alone says little. */
    static Fault of(Throwable thrown) {
        if (thrown instanceof WireException wire) {
            return new Fault(code(wire.fault()), message(wire));
        }
        if (thrown instanceof FlashException flash) {
            return new Fault(code(flash.fault()), message(flash));
        }
        if (thrown instanceof FirmwareException firmware) {
            return new Fault(FaultCode.FIRMWARE_INVALID, message(firmware));
        }
        if (thrown instanceof SequenceException own) {
            return new Fault(own.code(), message(own));
        }
        return new Fault(FaultCode.INTERNAL, thrown.toString());
    }

    static FaultCode code(WireFault fault) {
        return switch (fault) {
            case PORT_NOT_FOUND -> FaultCode.PORT_NOT_FOUND;
            case PORT_BUSY -> FaultCode.PORT_BUSY;
            case PORT_GONE -> FaultCode.PORT_GONE;
            case WRITE_STALLED -> FaultCode.WRITE_STALLED;
            case BAD_ADDRESS -> FaultCode.BAD_ADDRESS;
            case BAUD_REFUSED -> FaultCode.BAUD_REFUSED;
            case INTERRUPTED -> FaultCode.STOPPED;
            case CLOSED -> FaultCode.INTERNAL;
        };
    }

    static FaultCode code(FlashFault fault) {
        return switch (fault) {
            case NO_SYNC -> FaultCode.NO_SYNC;
            case GARBAGE_HEARD -> FaultCode.GARBAGE_HEARD;
            case WRONG_BOOT_MODE -> FaultCode.WRONG_BOOT_MODE;
            case LINK_CORRUPT -> FaultCode.LINK_CORRUPT;
            case REPLY_TIMEOUT -> FaultCode.REPLY_TIMEOUT;
            case PROTOCOL_ERROR -> FaultCode.PROTOCOL_ERROR;
            case STUB_FAILED -> FaultCode.STUB_FAILED;
            case WRONG_CHIP -> FaultCode.WRONG_CHIP;
            case WRONG_REVISION -> FaultCode.WRONG_REVISION;
            case BOARD_CHANGED -> FaultCode.BOARD_CHANGED;
            case FLASH_TOO_SMALL -> FaultCode.FLASH_TOO_SMALL;
            case FLASH_UNKNOWN -> FaultCode.FLASH_UNKNOWN;
            case SECURITY_REFUSED -> FaultCode.SECURITY_REFUSED;
            case FLASH_DEAD -> FaultCode.FLASH_DEAD;
            case FLASH_WRITE_FAILED -> FaultCode.FLASH_WRITE_FAILED;
            case DIGEST_MISMATCH -> FaultCode.DIGEST_MISMATCH;
            case NOT_VERIFIABLE -> FaultCode.NOT_VERIFIABLE;
            case BOOT_NOT_SEEN -> FaultCode.BOOT_NOT_SEEN;
            case BOOT_LOOP -> FaultCode.BOOT_LOOP;
            case BOOT_CRASH -> FaultCode.BOOT_CRASH;
        };
    }

    private static String message(RuntimeException thrown) {
        return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }
}
