package org.nailbed.flash.espressif.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

/** An ESP8266 with a crystal of 26 MHz, whose ROM prints at 74880 baud, and applications with rates of their own. */
class BootCheckTest {
    private static final int ROM_BAUD = 74_880;
    private static final int USUAL_BAUD = 115_200;
    private static final String BANNER = "\r\n ets Jan  8 2013,rst cause:2, boot mode:(3,6)\r\n";
    private static final String APPLICATION =
            "I (270) app_init: Project name:     blink\r\nI (275) app_init: App version:      1.4.2\r\n";

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(10), ticker);
    private final FakePort port = new FakePort(ticker, written -> new byte[0]);
    private final List<Integer> starts = new ArrayList<>();

    @Test
    void applicationThatPrintsLikeItsRomIsHeardAtOnce() {
        BootLog log = check(ROM_BAUD, APPLICATION);

        assertThat(log.application()).map(BootLog.Application::title).contains("blink 1.4.2");
        assertThat(log.resetReason()).contains("cause:2");
        assertThat(starts).containsExactly(ROM_BAUD);
    }

    @Test
    void applicationWithTheUsualRateIsHeardAtASecondStart() {
        BootLog log = check(USUAL_BAUD, APPLICATION);

        assertThat(log.application()).map(BootLog.Application::title).contains("blink 1.4.2");
        assertThat(log.resetReason()).as("heard at the first").contains("cause:2");
        assertThat(starts).containsExactly(ROM_BAUD, USUAL_BAUD);
    }

    @Test
    void silentApplicationGetsNoSecondStart() {
        assertThatThrownBy(() -> check(ROM_BAUD, ""))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.BOOT_NOT_SEEN));
        assertThat(starts).containsExactly(ROM_BAUD);
    }

    @Test
    void boardWhoseRomPrintsAtTheUsualRateIsStartedOnce() {
        new BootCheck(port, () -> start(USUAL_BAUD, USUAL_BAUD, APPLICATION)).run(USUAL_BAUD, USUAL_BAUD, deadline);

        assertThat(starts).containsExactly(USUAL_BAUD);
    }

    private BootLog check(int applicationBaud, String application) {
        return new BootCheck(port, () -> start(ROM_BAUD, applicationBaud, application))
                .run(ROM_BAUD, USUAL_BAUD, deadline);
    }

    private void start(int romBaud, int applicationBaud, String application) {
        starts.add(port.baud());
        says(romBaud, BANNER);
        says(applicationBaud, application);
    }

    /** At another rate it is noise. */
    private void says(int baud, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (baud != port.baud()) {
            Arrays.fill(bytes, (byte) 0xF1);
        }
        port.boardSays(bytes);
    }
}
