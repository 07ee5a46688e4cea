package org.nailbed.simulator.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen on a label: transports reference, 8.1. */
class ZplStreamTest implements ZplStream.Listener {
    private final List<PrintedLabel> labels = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    @Override
    public void label(PrintedLabel label) {
        labels.add(label);
    }

    @Override
    public void order(String name) {
        orders.add(name);
    }

    @Test
    void rawCaretOrTildeInDataBreaksTheLabelAsOnARealPrinter() {
        print("^XA^FO1,2^FDgood^FS^FO3,4^FDevil~JA text^XZ" + "^XA^FDcut^FS here^FS^XZ");
        assertThat(orders).containsExactly("JA");
        assertThat(labels).extracting(PrintedLabel::texts).containsExactly(List.of("good"), List.of("cut"));
        assertThat(labels.get(0).fields().get(0).place()).isEqualTo(new PrintedField.Place(1, 2));
    }

    @Test
    void hexEscapesAreReadInTheLabelsEncoding() {
        print("^XA^CI28^FH_^FDGr_C3_BC_C3_9Fe_0D_5E_7E_5F^FS^FH\\^FDa\\5Eb_5E^FS^FDplain_5E^FS^XZ");
        assertThat(labels.get(0).texts()).containsExactly("Grüße\r^~_", "a^b_5E", "plain_5E");
    }

    @Test
    void everySplitOfTheStreamIsAlike() {
        String zpl = "~HS^XA^CI28^FO20,20^BQN,2,5^FDQA,Ü1^FS^XZ~HI";
        byte[] bytes = zpl.getBytes(StandardCharsets.UTF_8);
        for (int split = 0; split <= bytes.length; split++) {
            orders.clear();
            labels.clear();
            ZplStream stream = new ZplStream(this);
            stream.feed(bytes, split);
            byte[] rest = new byte[bytes.length - split];
            System.arraycopy(bytes, split, rest, 0, rest.length);
            stream.feed(rest, rest.length);
            assertThat(orders).as("split %d", split).containsExactly("HS", "HI");
            assertThat(labels.get(0).codes()).as("split %d", split).containsExactly("Ü1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^BQN,2,5^FDQA,abc abc",
                "^BQN,2,5^FDHM,B0003abc abc",
                "^BQN,2,5^FDMM,Nabc abc",
                "^BQN,2,5^FDabcdef ''",
                "^BXN,6,200,,,,_^FD_101042_121A 01042\u001D21A",
                "^BXN,6,200,,,,_^FDa__b_d065 a_bA",
                "^BXN,6,200,,,,|^FDa_1 a_1",
                "^BCN,80,Y^FD>:A>0B A>B",
                "^BCN,80,Y,N,N,A^FDA>0B A>0B"
            })
    void codesHoldWhatAScannerReads(String field, String read) {
        print("^XA^FO1,1" + field + "^FS^XZ");
        assertThat(labels.get(0).codes()).isEqualTo(read.isEmpty() ? List.of() : List.of(read));
    }

    @Test
    void whateverComesALabelAfterItIsReadRight() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String parts =
                "^XA|^XZ|^FD|^FS|^FH_|^FH|^BQN,2,5|^BXN,6,200,,,,_|^BCN|^BC|^CI28|^PQ99|^FB|^FO1,1|_5|_|d999|>|~HS|^|~|Q|MM,B";
        String[] pieces = parts.split("\\|", -1);
        for (int round = 0; round < 500; round++) {
            StringBuilder zpl = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                zpl.append(pieces[random.nextInt(pieces.length)]);
            }
            labels.clear();
            print(zpl + "^XZ^XA^FDright^FS^XZ");
            assertThat(labels.get(labels.size() - 1).texts())
                    .as("seed %d", seed)
                    .containsExactly("right");
        }
    }

    private void print(String zpl) {
        byte[] bytes = zpl.getBytes(StandardCharsets.UTF_8);
        new ZplStream(this).feed(bytes, bytes.length);
    }
}
