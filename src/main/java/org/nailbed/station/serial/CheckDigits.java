package org.nailbed.station.serial;

import java.util.Locale;
import org.nailbed.station.SerialNumberRule.CheckDigit;

/** The check digits in use on labels. Each takes digits, the last two also capital letters; anything else is wrong. */
public enum CheckDigits implements CheckDigit {
    /** ISO/IEC 7812-1, annex B: IMEI, bank cards. */
    LUHN(Alphabet.DIGITS),
    /** GS1 General Specifications, 7.9: GTIN, SSCC, EAN and UPC codes. */
    MOD10_GS1(Alphabet.DIGITS),
    /** H. M. Damm, 2004: sees every single wrong digit and every swap of neighbours. */
    DAMM(Alphabet.DIGITS),
    /** J. Verhoeff, 1969: as Damm, with the group of the pentagon. */
    VERHOEFF(Alphabet.DIGITS),
    /** ISO/IEC 7064, MOD 97-10: two check digits; letters count from 10. IBAN, LEI. */
    MOD97(Alphabet.DIGITS_AND_LETTERS),
    /** ISO/IEC 7064, MOD 37,36: one check character. GRid. */
    MOD36(Alphabet.DIGITS_AND_LETTERS);

    private final Alphabet alphabet;

    CheckDigits(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean isRight(String text) {
        return alphabet.spells(text) && follows(text);
    }

    private boolean follows(String text) {
        return switch (this) {
            case LUHN -> luhn(text);
            case MOD10_GS1 -> gs1(text);
            case DAMM -> Dihedral.damm(text);
            case VERHOEFF -> Dihedral.verhoeff(text);
            case MOD97 -> mod97(text);
            case MOD36 -> mod36(text);
        };
    }

    private static boolean luhn(String text) {
        int sum = 0;
        for (int place = 0; place < text.length(); place++) {
            int digit = fromRight(text, place);
            int weighed = place % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static boolean gs1(String text) {
        int sum = 0;
        for (int place = 0; place < text.length(); place++) {
            sum += fromRight(text, place) * (place % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    private static boolean mod97(String text) {
        int rest = 0;
        for (int place = 0; place < text.length(); place++) {
            int value = Character.digit(text.charAt(place), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }

    private static boolean mod36(String text) {
        int product = 36;
        for (int place = 0; place < text.length() - 1; place++) {
            int sum = (product + Character.digit(text.charAt(place), 36)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return (product + Character.digit(text.charAt(text.length() - 1), 36)) % 36 == 1;
    }

    static int fromRight(String text, int place) {
        return text.charAt(text.length() - 1 - place) - '0';
    }

    private enum Alphabet {
        DIGITS,
        DIGITS_AND_LETTERS;

        /** A check digit alone checks nothing. */
        private static final int MIN_LENGTH = 2;

        private boolean spells(String text) {
            return text.length() >= MIN_LENGTH && text.chars().allMatch(this::holds);
        }

        private boolean holds(int letter) {
            return (letter >= '0' && letter <= '9') || (this == DIGITS_AND_LETTERS && letter >= 'A' && letter <= 'Z');
        }
    }
}
