package org.nailbed.ledger.embedded;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.TestRuns;
import org.nailbed.ledger.books.Books;
import org.nailbed.ledger.postgres.LedgerStore;
import org.nailbed.run.RunStart;

/** A station in a process of its own that begins eight runs, ends one, and then waits to be killed. */
public final class KilledStation {
    static final String NAME = "killed";
    static final int SLOTS = 8;

    private KilledStation() {}

    /**
     * Prints the ids of the runs that go on, then "ready".
     *
     * @param arguments the data home, the programs
     */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
        Books books = LedgerStore.open(database.owner(), database.station()).books();
        Ledger ledger = books.runs();
        TestRuns runs = new TestRuns(NAME);
        TestRuns.keep(books);
        RunStart ended = runs.start("NB-DONE");
        ledger.finish(runs.passed(ended, TestRuns.newMac()));
        IntStream.range(0, SLOTS).forEach(slot -> {
            RunStart start = runs.start("NB-00000" + slot);
            ledger.begin(start);
            System.out.println("begun " + start.id());
        });
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
