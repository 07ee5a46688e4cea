package org.nailbed.sequence.zpl;

import java.math.BigDecimal;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;

/** Something on a {@link BuiltLabel}. Sizes in mm are above 0 and become whole dots of the printer, at least one. */
public sealed interface LabelElement {

    /** Printers magnify modules and narrow bars up to this many times. */
    int MAX_MODULE_DOTS = 10;

    Place place();

    Template data();

    /** The whole field, from its place to ^FS. */
    String zpl(UnitData unit, int dotsPerMm);

    /** One line in the printer's scalable font. */
    record Text(Place place, BigDecimal heightMm, Template data) implements LabelElement {

        public Text {
            checkSize(heightMm);
        }

        @Override
        public String zpl(UnitData unit, int dotsPerMm) {
            int height = atLeastOne(heightMm, dotsPerMm);
            String font = "^A0N," + height + "," + height;
            return place.zpl(dotsPerMm) + font + FieldCode.TEXT.field("", data.fill(unit));
        }
    }

    /** Model 2, error level M. Modules above {@link #MAX_MODULE_DOTS} become that. */
    record Qr(Place place, BigDecimal moduleMm, Template data) implements LabelElement {

        public Qr {
            checkSize(moduleMm);
        }

        @Override
        public String zpl(UnitData unit, int dotsPerMm) {
            String code = "^BQN,2," + Math.min(MAX_MODULE_DOTS, atLeastOne(moduleMm, dotsPerMm));
            return place.zpl(dotsPerMm) + code + FieldCode.QR.field("MA,", data.fill(unit));
        }
    }

    /** ECC 200. */
    record DataMatrix(Place place, BigDecimal moduleMm, Template data) implements LabelElement {

        private static final String ESCAPE = "_";

        public DataMatrix {
            checkSize(moduleMm);
        }

        @Override
        public String zpl(UnitData unit, int dotsPerMm) {
            String code = "^BXN," + atLeastOne(moduleMm, dotsPerMm) + ",200,,,," + ESCAPE;
            return place.zpl(dotsPerMm) + code + FieldCode.dataMatrix(ESCAPE).field("", data.fill(unit));
        }
    }

    /** Subset B, without a line of text. A narrow bar above {@link #MAX_MODULE_DOTS} becomes that. */
    record Code128(Place place, BigDecimal moduleMm, BigDecimal heightMm, Template data) implements LabelElement {

        public Code128 {
            checkSize(moduleMm);
            checkSize(heightMm);
        }

        @Override
        public String zpl(UnitData unit, int dotsPerMm) {
            String bars = "^BY" + Math.min(MAX_MODULE_DOTS, atLeastOne(moduleMm, dotsPerMm));
            String code = "^BCN," + atLeastOne(heightMm, dotsPerMm) + ",N,N,N";
            return place.zpl(dotsPerMm) + bars + code + FieldCode.CODE_128.field("", data.fill(unit));
        }
    }

    private static int atLeastOne(BigDecimal mm, int dotsPerMm) {
        return Math.max(1, Place.dots(mm, dotsPerMm));
    }

    private static void checkSize(BigDecimal mm) {
        if (mm.signum() <= 0) {
            throw new IllegalArgumentException(
                    "A size of " + mm.toPlainString() + " mm cannot be drawn. Give more than 0.");
        }
    }
}
