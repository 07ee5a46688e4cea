package org.nailbed.panel.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.nailbed.panel.live.Agenda.News;

class AgendaTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Agenda agenda = new Agenda(nanos::get);

    @Test
    void aChangeOfStateIsDueAtOnce() {
        agenda.slotChanged(3);
        agenda.slotChanged(3);
        assertThat(agenda.millisUntilDue()).isZero();
        assertThat(agenda.take().slots()).containsExactly(3);
        assertThat(agenda.take().slots()).isEmpty();
    }

    @Test
    void progressIsToldAtMostFiveTimesASecondForEachSlot() {
        int told = 0;
        for (int millis = 0; millis < 1000; millis += 10) {
            agenda.slotProgressed(1);
            told += agenda.take().slots().size();
            turn(Duration.ofMillis(10));
        }
        assertThat(told).isEqualTo(5);
    }

    @Test
    void progressThatWasHeldBackIsToldLater() {
        agenda.slotProgressed(1);
        assertThat(agenda.take().slots()).containsExactly(1);
        agenda.slotProgressed(1);
        assertThat(agenda.take().slots()).isEmpty();
        assertThat(agenda.millisUntilDue()).isBetween(200L, 201L);
        turn(Duration.ofMillis(200));
        assertThat(agenda.millisUntilDue()).isZero();
        assertThat(agenda.take().slots()).containsExactly(1);
    }

    @Test
    void oneSlotDoesNotHoldBackAnother() {
        agenda.slotProgressed(1);
        agenda.take();
        agenda.slotProgressed(1);
        agenda.slotProgressed(2);
        assertThat(agenda.take().slots()).containsExactly(2);
    }

    @Test
    void theBeatComesEveryTwoSecondsWhateverElseHappens() {
        int beats = 0;
        for (int millis = 0; millis <= 10_000; millis += 100) {
            agenda.slotChanged(1);
            beats += agenda.take().news().contains(News.BEAT) ? 1 : 0;
            turn(Duration.ofMillis(100));
        }
        assertThat(beats).isEqualTo(5);
    }

    @Test
    void whoJoinsIsWelcomedOnce() {
        PageListener page = new SilentPage();
        agenda.joined(page);
        agenda.changed(News.DAY);
        Agenda.Due due = agenda.take();
        assertThat(due.newcomers()).isEqualTo(List.of(page));
        assertThat(due.news()).containsExactly(News.DAY);
        assertThat(agenda.take().newcomers()).isEmpty();
    }

    @Test
    void newsOfTheLineAreDueAtOnceAndToldOnce() {
        agenda.changed(News.LINE);
        agenda.changed(News.LINE);
        assertThat(agenda.millisUntilDue()).isZero();
        assertThat(agenda.take().news()).containsExactly(News.LINE);
        assertThat(agenda.take().news()).isEmpty();
    }

    private void turn(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private static final class SilentPage implements PageListener {
        @Override
        public String id() {
            return "silent";
        }

        @Override
        public boolean offer(String message) {
            return true;
        }

        @Override
        public void cutOff() {}
    }
}
