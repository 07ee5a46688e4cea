package org.nailbed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract too, or tests on it would prove nothing. */
class FakePortTest extends PortContract {

    @Test
    void aReadOfNothingTurnsTheClockToItsDeadline() {
        HandTicker ticker = new HandTicker();
        try (FakePort port = new FakePort(ticker, sent -> sent)) {
            assertThat(port.read(new byte[1], 0, 1, Deadline.after(Duration.ofHours(1), ticker)))
                    .isZero();
            assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofHours(1));
        }
    }

    @Override
    protected Peer peer() {
        FakePort port = new FakePort(Ticker.SYSTEM, sent -> new byte[0]);
        // A far side that takes nothing until it is asked, as the others' do.
        port.takeOnly(100_000);
        return new Peer() {
            private int taken;

            @Override
            public Port open() {
                return port;
            }

            @Override
            public void send(byte[] bytes) {
                port.boardSays(bytes);
            }

            @Override
            public byte[] receive(int count) {
                port.takeOnly(count);
                while (port.sent().length < taken + count) {
                    Thread.onSpinWait();
                }
                taken += count;
                return Arrays.copyOfRange(port.sent(), taken - count, taken);
            }

            @Override
            public void unplug() {
                port.unplug();
            }

            @Override
            public void close() {
                port.close();
            }
        };
    }
}
