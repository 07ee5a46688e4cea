package org.nailbed.flash;

import java.util.Optional;
import org.nailbed.wire.Deadline;

/**
 * Talks to the program that runs on a board, over the board's own port, by lines of text in UTF-8. Belongs to its
 * {@link Programmer} and to that one's thread; it is over as soon as the programmer resets the board.
 *
 * <p>Every method but {@link #heard} throws {@code WireException}.
 */
public interface Console {

    /** What is handed out as one line at most. */
    int MAX_LINE_CHARACTERS = 4096;

    /** Sends bytes as they are; an end of line is not added. Returns when the operating system has taken all of them. */
    void send(byte[] bytes, Deadline deadline);

    /**
     * The next line, in the order in which the board sent them: what came before the question was asked, too.
     *
     * @return without what ends it (LF or CR LF), bytes that are no text replaced; a longer line than {@link #MAX_LINE_CHARACTERS}
     *     comes in pieces. Empty when the deadline passed before the line was whole; what there is of it stays for the next call
     */
    Optional<String> readLine(Deadline deadline);

    /** All that was heard so far, whole lines and the beginning of the next; of a board that talks much, the last 64 Ki characters. */
    String heard();
}
