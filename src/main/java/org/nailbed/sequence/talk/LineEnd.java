package org.nailbed.sequence.talk;

/** What ends a line that is sent to a board. */
public enum LineEnd {
    LF("\n"),
    CR("\r"),
    CR_LF("\r\n");

    private final String characters;

    LineEnd(String characters) {
        this.characters = characters;
    }

    String characters() {
        return characters;
    }
}
