package org.nailbed.app.cli.crew;

import org.nailbed.app.cli.output.Facts;
import org.nailbed.flash.BoardIdentity;

/** What a board says of itself, by the names that JSON uses. */
final class BoardFacts {
    private BoardFacts() {}

    static void add(BoardIdentity board, Facts facts) {
        facts.with("chip", board.chip())
                .with("revision", board.revisionText())
                .with("mac", board.mac())
                .with("eui64", board.eui64())
                .with("crystalMhz", board.crystalMhz())
                .with("features", board.features())
                .with("flashId", String.format("%06x", board.flashId()))
                .with("flashSizeBytes", board.flashSizeBytes())
                .with("security", board.security());
    }
}
