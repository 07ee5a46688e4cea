package org.nailbed.flash.espressif.flashio;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Region;
import org.nailbed.wire.Deadline;

/** Has the loader digest what lies in flash. */
public final class FlashDigest {
    private static final int RAW_BYTES = 16;
    private static final int HEX_BYTES = 32;

    private final Link link;

    public FlashDigest(Link link) {
        this.link = link;
    }

    /**
     * Refuses where the loader in charge cannot tell what is in flash.
     *
     * @throws FlashException NOT_VERIFIABLE
     */
    public void require() {
        if (!link.dialect().isComplete()) {
            throw link.fault(
                    FlashFault.NOT_VERIFIABLE,
                    "the ROM loader of the ESP8266 can neither digest nor read its flash, so that nothing can be proven."
                            + " Choose the stub loader.");
        }
    }

    /**
     * @return MD5, lower-case hex
     * @throws FlashException NOT_VERIFIABLE as {@link #require}, else as {@link Link#command}
     */
    public String of(Region region, Deadline deadline) {
        require();
        byte[] data = link.command(new Command.FlashMd5(region), deadline).data();
        return switch (data.length) {
            case RAW_BYTES -> HexFormat.of().formatHex(data);
            case HEX_BYTES -> new String(data, StandardCharsets.US_ASCII);
            default ->
                throw link.fault(
                        FlashFault.PROTOCOL_ERROR,
                        "an MD5 of %d bytes, expected %d from a stub or %d from a ROM. Start again."
                                .formatted(data.length, RAW_BYTES, HEX_BYTES));
        };
    }
}
