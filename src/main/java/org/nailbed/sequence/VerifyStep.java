package org.nailbed.sequence;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nailbed.firmware.Image;
import org.nailbed.flash.RegionDigest;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.wire.Deadline;

/** Has every region digested by the board. The programmer compares; so does this, for a PASS rests on it. */
final class VerifyStep implements Step {

    @Override
    public MeasurementSheet declare(Recipe recipe) {
        MeasurementSheet sheet = new MeasurementSheet();
        recipe.firmware().images().forEach(image -> sheet.declare(name(image.offset())));
        return sheet;
    }

    @Override
    public Optional<Fault> run(Work work, Deadline deadline) {
        List<Image> images = work.bench().recipe().firmware().images();
        List<RegionDigest> digests =
                work.programmer().verify(work.bench().recipe().firmware(), deadline);
        digests.forEach(digest -> work.sheet().set(name(digest.offset()), digest.md5()));
        return images.stream()
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
