package org.nailbed.sequence.zpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;

class BuiltLabelTest {
    private static final Template SERIAL = Template.of("{serial-number}");

    private final UnitData data = new UnitData();

    @Test
    void positionsAndSizesInMillimetresBecomeThePrintersDots() {
        data.put("serial-number", "SN1");
        BuiltLabel label = label(
                new LabelElement.Qr(at("2.5", "2.5"), mm("0.625"), SERIAL),
                new LabelElement.Text(at("25", "5"), mm("4.5"), Template.of("No. {serial-number}")),
                new LabelElement.DataMatrix(at("1", "10"), mm("0.5"), SERIAL),
                new LabelElement.Code128(at("1", "20"), mm("0.25"), mm("8"), SERIAL));

        assertThat(label.fill(data, 8, 1))
                .isEqualTo("^XA^CI28^PW400^LL240"
                        + "^FO20,20^BQN,2,5^FDMA,SN1^FS"
                        + "^FO200,40^A0N,36,36^FDNo. SN1^FS"
                        + "^FO8,80^BXN,4,200,,,,_^FDSN1^FS"
                        + "^FO8,160^BY2^BCN,64,N,N,N^FDSN1^FS"
                        + "^XZ");
        assertThat(label.fill(data, 12, 2))
                .startsWith("^XA^CI28^PW600^LL360^FO30,30^BQN,2,8^FDMA,SN1^FS^FO300,60^A0N,54,54")
                .endsWith("^FO12,240^BY3^BCN,96,N,N,N^FDSN1^FS^PQ2^XZ");
    }

    @Test
    void unitsDataAndTheEngineersTextAreBothJustData() {
        data.put("serial-number", "_1>5^XZ~");
        BuiltLabel label = label(
                new LabelElement.Text(at("0", "0"), mm("3"), Template.of("^_{serial-number}")),
                new LabelElement.Qr(at("0", "0"), mm("1"), SERIAL),
                new LabelElement.DataMatrix(at("0", "0"), mm("1"), SERIAL),
                new LabelElement.Code128(at("0", "0"), mm("1"), mm("9"), SERIAL));

        PretendPrinter.Understood understood = PretendPrinter.reading(label.fill(data, 8, 1));

        assertThat(understood.data()).containsExactly("^__1>5^XZ~", "_1>5^XZ~", "_1>5^XZ~", "_1>5^XZ~");
        assertThat(understood.commands()).filteredOn("^XZ"::equals).hasSize(1);
    }

    @Test
    void nothingIsDrawnSmallerThanADotOrBiggerThanAPrinterCan() {
        data.put("serial-number", "1");

        assertThat(label(new LabelElement.Qr(at("0", "0"), mm("0.01"), SERIAL)).fill(data, 8, 1))
                .contains("^BQN,2,1^");
        assertThat(label(new LabelElement.Qr(at("0", "0"), mm("9"), SERIAL)).fill(data, 8, 1))
                .contains("^BQN,2,10^");
    }

    @Test
    void labelThatShowsNothingIsRefused() {
        assertThatThrownBy(this::label).hasMessageContaining("needs at least one element");
        assertThatThrownBy(() -> label(new LabelElement.Text(at("50", "1"), mm("3"), SERIAL)))
                .hasMessageContaining("begins at 50, 1 mm, beside a label of 50 x 30 mm");
        assertThatThrownBy(() -> at("-1", "0")).hasMessageContaining("is not on the label");
        assertThatThrownBy(() -> new LabelElement.Text(at("1", "1"), mm("0"), SERIAL))
                .hasMessageContaining("cannot be drawn");
    }

    private BuiltLabel label(LabelElement... elements) {
        return new BuiltLabel(mm("50"), mm("30"), List.of(elements));
    }

    private static Place at(String xMm, String yMm) {
        return new Place(mm(xMm), mm(yMm));
    }

    private static BigDecimal mm(String number) {
        return new BigDecimal(number);
    }
}
