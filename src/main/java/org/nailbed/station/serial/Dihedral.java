package org.nailbed.station.serial;

/** The two check digits that work by a table instead of a sum. */
final class Dihedral {

    /** Damm's table for ten digits: a quasigroup that is totally anti-symmetric. */
    private static final String[] DAMM = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
    };

    /** Verhoeff's permutation; place n has it applied n times. */
    private static final String PERMUTATION = "1576283094";

    private Dihedral() {}

    static boolean damm(String text) {
        int interim = 0;
        for (int place = 0; place < text.length(); place++) {
            interim = DAMM[interim].charAt(text.charAt(place) - '0') - '0';
        }
        return interim == 0;
    }

    static boolean verhoeff(String text) {
        int check = 0;
        for (int place = 0; place < text.length(); place++) {
            check = product(check, permuted(CheckDigits.fromRight(text, place), place % 8));
        }
        return check == 0;
    }

    private static int permuted(int digit, int times) {
        int permuted = digit;
        for (int done = 0; done < times; done++) {
            permuted = PERMUTATION.charAt(permuted) - '0';
        }
        return permuted;
    }

    /** In the group of the turns (0 to 4) and flips (5 to 9) of a pentagon. */
    private static int product(int left, int right) {
        int turns = left < 5 ? left + right % 5 : left - right % 5;
        boolean flipped = (left < 5) != (right < 5);
        return Math.floorMod(turns, 5) + (flipped ? 5 : 0);
    }
}
