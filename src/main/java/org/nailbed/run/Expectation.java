package org.nailbed.run;

/** What a measured value must be for the board to pass. */
public sealed interface Expectation permits Limit, Expectation.Exactly, Expectation.Is {

    /** How a value stands to this; a value of another kind than expected is {@link Judgement#BAD}. */
    Judgement judge(Measurement.Value value);

    /** This text, letter for letter. */
    record Exactly(String text) implements Expectation {
        @Override
        public Judgement judge(Measurement.Value value) {
            boolean same =
                    value instanceof Measurement.Value.Text seen && seen.text().equals(text);
            return same ? Judgement.GOOD : Judgement.BAD;
        }

        /** For people: "'1.4.2'". */
        @Override
        public String toString() {
            return "'" + text + "'";
        }
    }

    /** This answer to a yes-or-no question. */
    record Is(boolean expected) implements Expectation {
        @Override
        public Judgement judge(Measurement.Value value) {
            boolean same = value instanceof Measurement.Value.Flag seen && seen.flag() == expected;
            return same ? Judgement.GOOD : Judgement.BAD;
        }

        /** For people: "yes". */
        @Override
        public String toString() {
            return expected ? "yes" : "no";
        }
    }
}
