package org.nailbed.simulator.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;
import org.nailbed.sequence.zpl.BuiltLabel;
import org.nailbed.sequence.zpl.LabelElement;
import org.nailbed.sequence.zpl.Place;

/** What the station prints, a printer shows, whatever a unit is called: two that were written apart from each other agree. */
class StationsLabelTest implements ZplStream.Listener {
    private static final String HOSTILE = "^~_>\\,;:%&0123456789AdXZFS ";

    private final List<PrintedLabel> printed = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    @Override
    public void label(PrintedLabel label) {
        printed.add(label);
    }

    @Override
    public void order(String name) {
        orders.add(name);
    }

    @Test
    void hostileUnitDataIsReadBackAsItIs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Template serial = Template.of("{serial-number}");
        BigDecimal one = BigDecimal.ONE;
        Place place = new Place(one, one);
        BuiltLabel label = new BuiltLabel(
                BigDecimal.valueOf(50),
                BigDecimal.valueOf(30),
                List.of(
                        new LabelElement.Text(place, one, serial),
                        new LabelElement.Qr(place, one, serial),
                        new LabelElement.DataMatrix(place, one, serial)));
        for (int round = 0; round < 1_000; round++) {
            String name = hostile(random);
            UnitData data = new UnitData();
            data.put("serial-number", name);
            print(label.fill(data, 8, 1));
            assertThat(orders).as("seed %d", seed).isEmpty();
            assertThat(printed).as("seed %d", seed).hasSize(1);
            assertThat(printed.get(0).texts()).as("seed %d", seed).containsExactly(name);
            assertThat(printed.get(0).codes()).as("seed %d", seed).containsExactly(name, name);
        }
    }

    private static String hostile(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = 1 + random.nextInt(20); length > 0; length--) {
            boolean any = random.nextInt(3) == 0;
            name.append(any ? (char) (1 + random.nextInt(0x400)) : HOSTILE.charAt(random.nextInt(HOSTILE.length())));
        }
        return name.toString();
    }

    private void print(String zpl) {
        printed.clear();
        byte[] bytes = zpl.getBytes(StandardCharsets.UTF_8);
        new ZplStream(this).feed(bytes, bytes.length);
    }
}
