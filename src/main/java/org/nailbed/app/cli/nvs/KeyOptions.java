package org.nailbed.app.cli.nvs;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.firmware.nvs.NvsKeys;
import picocli.CommandLine.Option;

/** What encrypts a partition. */
final class KeyOptions {

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The keys of an encrypted partition: 64 bytes, or a whole partition of keys.")
    private @Nullable Path keyFile;

    @Option(
            names = "--hmac-key",
            paramLabel = "FILE",
            description = "The 32 bytes in the chip's eFuses from which the chip derives the keys.")
    private @Nullable Path hmacKeyFile;

    /** Empty when none is named. */
    Optional<NvsKeys> keys() {
        if (keyFile != null && hmacKeyFile != null) {
            throw new Failure.Usage("--key and --hmac-key are two ways to say the same. Name one.");
        }
        if (keyFile != null) {
            return Optional.of(NvsKeys.parse(keyFile.toString(), NvsFiles.read(keyFile)));
        }
        return Optional.ofNullable(hmacKeyFile).map(file -> NvsKeys.ofHmacKey(NvsFiles.read(file)));
    }
}
