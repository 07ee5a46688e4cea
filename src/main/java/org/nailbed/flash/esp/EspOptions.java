package org.nailbed.flash.esp;

import java.util.Optional;
import org.nailbed.flash.WriteMode;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.EntryReset;
import org.nailbed.flash.espressif.connect.ExitReset;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.flash.espressif.stub.StubPlan;

/**
 * How to talk to a board's loader.
 *
 * @param baud the rate to write at, or {@link #AUTO_BAUD}; connection is always made at 115200
 * @param rates what was learnt of each port; asked only for {@link #AUTO_BAUD}
 * @param loader with the stub unless told or forced otherwise
 */
public record EspOptions(int baud, RateBook rates, LoaderChoice loader, Writing writing, Resets resets) {

    /** The highest rate that port and board were found to hold. */
    public static final int AUTO_BAUD = 0;

    public static final EspOptions DEFAULT = new EspOptions(
            921_600,
            RateBook.forThisRun(),
            LoaderChoice.STUB,
            new Writing(WriteMode.CHANGED, Contents.PLAIN),
            new Resets(EntryReset.DEFAULT, ExitReset.HARD));

    /**
     * How images are written.
     *
     * @param mode what is not written because the board holds it already
     */
    public record Writing(WriteMode mode, Contents contents) {}

    /** What the images hold. */
    public enum Contents {
        /** As built: of no use to a board that encrypts its flash, and refused it. */
        PLAIN,
        /** Encrypted by whoever knows the board's key, and written as they are; that the board can read them nobody checks. */
        ENCRYPTED
    }

    /** How a board is brought into its loader and out of it. */
    public record Resets(EntryReset before, ExitReset after) {}

    /** @param other in baud, or {@link #AUTO_BAUD} */
    public EspOptions withBaud(int other) {
        return new EspOptions(other, rates, loader, writing, resets);
    }

    /** @param other shared by all who open the same ports */
    public EspOptions withRates(RateBook other) {
        return new EspOptions(baud, other, loader, writing, resets);
    }

    public EspOptions withLoader(LoaderChoice other) {
        return new EspOptions(baud, rates, other, writing, resets);
    }

    public EspOptions withWriteMode(WriteMode other) {
        return withWriting(new Writing(other, writing.contents()));
    }

    public EspOptions withContents(Contents other) {
        return withWriting(new Writing(writing.mode(), other));
    }

    private EspOptions withWriting(Writing other) {
        return new EspOptions(baud, rates, loader, other, resets);
    }

    public EspOptions withBefore(EntryReset before) {
        return withResets(new Resets(before, resets.after()));
    }

    public EspOptions withAfter(ExitReset after) {
        return withResets(new Resets(resets.before(), after));
    }

    private EspOptions withResets(Resets other) {
        return new EspOptions(baud, rates, loader, writing, other);
    }

    public boolean baudIsAuto() {
        return baud == AUTO_BAUD;
    }

    /** The stub to load into a board; empty when its ROM is to do the work. */
    Optional<StubPlan> stubFor(Learnt learnt) {
        return loader == LoaderChoice.STUB
                ? learnt.chip().stubPlan(learnt.identity().revision(), learnt.security())
                : Optional.empty();
    }

    /** Which loader takes the bytes. */
    public enum LoaderChoice {
        /** Upload the stub; on a board that runs none, stay with its ROM. */
        STUB,
        ROM_ONLY
    }
}
