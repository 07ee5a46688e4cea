package org.nailbed.sequence.lookup;

/** A text that no message, record or log shows, such as the token of a service. Equal by content. */
public record Secret(String text) {

    /** @throws IllegalArgumentException when it is blank, or has a line end in it, as no header field may */
    public Secret {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A secret is blank or has a control character in it. Check its file.");
        }
    }

    /** What a file holds, without the line end that editors add. */
    public static Secret ofFile(String content) {
        return new Secret(content.strip());
    }

    /** Not the text. */
    @Override
    public String toString() {
        return "***";
    }
}
