package org.nailbed.sequence.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Surroundings;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** One instrument that all slots of a test share, with a count of who holds it. */
final class SharedBench implements Instruments {

    final AtomicInteger holders = new AtomicInteger();
    final AtomicInteger mostHolders = new AtomicInteger();
    final List<String> borrowed = new ArrayList<>();
    private final Semaphore free = new Semaphore(1, true);
    private final String address;

    SharedBench(String address) {
        this.address = address;
    }

    /** A slot at this bench, in real time. */
    FakeWork slot() {
        FakeWork work = new FakeWork();
        work.ticker = Ticker.SYSTEM;
        work.surroundings = new Surroundings(Rules.NONE, Operator.NOBODY, this, Printers.NONE);
        return work;
    }

    @Override
    public Lease borrow(String name, PhaseWork work, Deadline deadline) {
        try {
            if (!free.tryAcquire(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
                throw new SequenceException(FaultCode.INSTRUMENT_BUSY, "Instrument " + name + " was not free.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SequenceException(FaultCode.STOPPED, "Stopped.", e);
        }
        borrowed.add(name);
        mostHolders.accumulateAndGet(holders.incrementAndGet(), Math::max);
        return new Lease() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public int baud() {
                return 9600;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(3);
            }

            @Override
            public void close() {
                holders.decrementAndGet();
                free.release();
            }
        };
    }
}
