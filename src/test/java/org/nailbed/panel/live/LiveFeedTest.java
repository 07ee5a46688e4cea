package org.nailbed.panel.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nailbed.ledger.MemoryLedger;
import org.nailbed.station.Station;
import org.nailbed.station.engine.FakeBoards;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.StationParts;
import org.nailbed.station.engine.TestProducts;
import org.nailbed.station.engine.ThreadsSince;
import org.nailbed.station.outside.Times;

class LiveFeedTest {

    private final ThreadsSince threads = ThreadsSince.now();
    private final Station station = LiveStation.open(new StationParts(
            TestProducts.fixture(2),
            TestProducts.withSerialNumbers(TestProducts.smallFirmware()),
            new MemoryLedger().books(),
            new FakeBoards(),
            Times.system()));
    private final LiveFeed feed = new LiveFeed(
            station, new LiveMessages(JsonMapper.builder().findAndAddModules().build(), "1"));

    @BeforeEach
    void start() {
        feed.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        feed.stop(new ShutdownEvent());
        station.close();
    }

    @Test
    void aPageThatDoesNotKeepUpIsCutOffAndTheOthersGoOn() {
        RecordingPage slow = new RecordingPage("slow", 1);
        RecordingPage quick = new RecordingPage("quick", Integer.MAX_VALUE);
        feed.join(slow);
        feed.join(quick);
        await().until(() -> slow.heard.size() == 1 && quick.heard.size() == 1);
        station.scan("NB-000001", Optional.of(1));
        await().until(() -> slow.cutOff);
        station.scan("NB-000002", Optional.of(2));
        await().until(() -> quick.heard.stream().anyMatch(message -> message.contains("NB-000002")));
        assertThat(slow.heard).as("nothing more after it was cut off").hasSize(1);
        assertThat(quick.cutOff).isFalse();
    }

    @Test
    void aPageThatLeftHearsNothingMore() {
        RecordingPage gone = new RecordingPage("gone", Integer.MAX_VALUE);
        RecordingPage stays = new RecordingPage("stays", Integer.MAX_VALUE);
        feed.join(gone);
        feed.join(stays);
        await().until(() -> gone.heard.size() == 1 && stays.heard.size() == 1);
        feed.leave("gone");
        station.scan("NB-000001", Optional.of(1));
        await().until(() -> stays.heard.size() >= 2);
        assertThat(gone.heard).hasSize(1);
    }

    @Test
    void theFeedEndsItsThread() throws InterruptedException {
        assertThat(threads.alive()).contains("panel-live");
        feed.stop(new ShutdownEvent());
        assertThat(threads.alive()).doesNotContain("panel-live");
    }

    private static final class RecordingPage implements PageListener {

        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile boolean cutOff;
        private final String id;
        private final int room;

        RecordingPage(String id, int room) {
            this.id = id;
            this.room = room;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean offer(String message) {
            return heard.size() < room && heard.add(message);
        }

        @Override
        public void cutOff() {
            cutOff = true;
        }
    }
}
