package org.nailbed.sequence.board;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.RegionDigest;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.wire.Deadline;

/** Has every region of a set digested by the board. The programmer compares; so does this, for a PASS rests on it. */
final class Digests {
    private Digests() {}

    static void declare(MeasurementSheet sheet, FirmwareSet set) {
        set.images().forEach(image -> declare(sheet, image.offset()));
    }

    static void declare(MeasurementSheet sheet, int offset) {
        sheet.declare(name(offset));
    }

    static Optional<Fault> prove(FirmwareSet set, PhaseWork work, Deadline deadline) {
        List<RegionDigest> digests = work.programmer().verify(set, deadline);
        digests.forEach(digest -> work.sheet().set(name(digest.offset()), digest.md5()));
        return set.images().stream()
                .flatMap(image -> mismatch(image, digests).stream())
                .findFirst();
    }

    private static Optional<Fault> mismatch(Image image, List<RegionDigest> digests) {
        String expected = HexFormat.of().formatHex(image.paddedMd5());
        return digests.stream()
                .filter(digest -> digest.offset() == image.offset())
                .filter(digest -> !digest.md5().equals(expected) || digest.sizeBytes() != image.padded().length)
                .map(digest -> new Fault(
                        FaultCode.DIGEST_MISMATCH,
                        "%s at 0x%X: MD5 of %d bytes read back is %s, expected %s of %d bytes."
                                .formatted(
                                        image.name(),
                                        image.offset(),
                                        digest.sizeBytes(),
                                        digest.md5(),
                                        expected,
                                        image.padded().length)))
                .findFirst();
    }

    private static String name(int offset) {
        return "md5-0x" + Integer.toHexString(offset);
    }
}
