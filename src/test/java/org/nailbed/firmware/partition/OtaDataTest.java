package org.nailbed.firmware.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Vectors;
import org.nailbed.firmware.partition.OtaData.Selection;
import org.nailbed.firmware.partition.OtaData.State;

@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
class OtaDataTest {

    private static final Vectors VECTORS = Vectors.read("otadata.txt");

    @Test
    void firstChoiceIsThatOfTheReference() {
        byte[] first = OtaData.selecting(0);

        assertThat(first).hasSize(0x2000).startsWith(VECTORS.bytes("first"));
        assertThat(Arrays.copyOfRange(first, 32, first.length)).containsOnly(0xFF);
        assertThat(parse(first).selected(2)).contains(0);
        for (int slot = 1; slot < 3; slot++) {
            OtaData data = parse(OtaData.selecting(slot));
            assertThat(data.selected(16)).contains(slot);
            assertThat(Arrays.copyOfRange(OtaData.selecting(slot), 28, 32))
                    .isEqualTo(Arrays.copyOfRange(record(slot + 1, 0), 28, 32));
        }
    }

    @Test
    void higherSequenceWins() {
        assertThat(parse(data(record(1, 2), record(2, 2))).selected(2)).contains(1);
        assertThat(parse(data(record(3, 2), record(2, 2))).selected(2)).contains(0);
        assertThat(parse(data(record(3, 0), record(2, 1))).selected(3)).contains(2);
    }

    @Test
    void recordThatDoesNotCountIsPassedOver() {
        assertThat(parse(data(record(1, 2), record(2, 3))).selected(2))
                .as("invalid")
                .contains(0);
        assertThat(parse(data(record(1, 2), record(2, 4))).selected(2))
                .as("aborted")
                .contains(0);
        byte[] torn = record(2, 2);
        torn[28]++;
        OtaData data = parse(data(record(1, 2), torn));
        assertThat(data.selected(2)).as("torn").contains(0);
        assertThat(data.records().get(1)).contains(new Selection(2, State.VALID, false));
    }

    @Test
    void blankOrShortDataSelectsNothing() {
        assertThat(parse(OtaData.blank()).isBlank()).isTrue();
        assertThat(parse(OtaData.blank()).selected(2)).isEmpty();
        assertThat(parse(new byte[] {1, 0, 0, 0}).isBlank()).isTrue();
        assertThat(parse(OtaData.selecting(0)).isBlank()).isFalse();
        assertThat(parse(OtaData.selecting(0)).selected(0)).isEmpty();
    }

    private static OtaData parse(byte[] bytes) {
        return OtaData.parse(Image.of("otadata", 0xE000, bytes));
    }

    private static byte[] data(byte[] first, byte[] second) {
        byte[] data = OtaData.blank();
        System.arraycopy(first, 0, data, 0, first.length);
        System.arraycopy(second, 0, data, 0x1000, second.length);
        return data;
    }

    /** @param sequence 1 to 3, for which the reference gives the CRC */
    private static byte[] record(int sequence, int state) {
        byte[] record = new byte[32];
        Arrays.fill(record, (byte) 0xFF);
        ByteBuffer buffer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(0, sequence).putInt(24, state).putInt(28, VECTORS.hex("crc-" + sequence));
        return record;
    }
}
