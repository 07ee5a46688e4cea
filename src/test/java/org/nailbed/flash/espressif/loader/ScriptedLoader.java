package org.nailbed.flash.espressif.loader;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nailbed.wire.slip.Slip;
import org.nailbed.wire.slip.SlipDecoder;

/** A loader that answers by script: what was put in for an opcode, in order, the last of it for ever. Put under a fake port. */
public final class ScriptedLoader implements UnaryOperator<byte[]> {
    private final SlipDecoder decoder = new SlipDecoder(0x8100);
    private final Map<Integer, Deque<Answer>> script = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    /** A frame that was received. */
    public static final class Request {
        private final int opcode;
        private final byte[] payload;

        Request(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        public int opcode() {
            return opcode;
        }

        public byte[] payload() {
            return payload;
        }

        public int word(int index) {
            return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(4 * index);
        }
    }

    /** Raw bytes for the wire, made from a request. */
    public interface Answer {
        byte[] to(Request request);
    }

    /** Adds answers for an opcode; the last one stays. */
    public ScriptedLoader on(Opcode opcode, Answer... answers) {
        script.computeIfAbsent(opcode.code(), unseen -> new ArrayDeque<>()).addAll(Arrays.asList(answers));
        return this;
    }

    public ScriptedLoader forget(Opcode opcode) {
        script.remove(opcode.code());
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<Integer> opcodes() {
        return requests.stream().map(Request::opcode).toList();
    }

    public List<Request> requests(Opcode opcode) {
        return requests.stream()
                .filter(request -> request.opcode() == opcode.code())
                .toList();
    }

    @Override
    public byte[] apply(byte[] written) {
        decoder.feed(written, 0, written.length);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        decoder.next().ifPresent(frame -> {
            Request request = new Request(frame[1] & 0xFF, Arrays.copyOfRange(frame, 8, frame.length));
            requests.add(request);
            Deque<Answer> planned = script.getOrDefault(request.opcode(), new ArrayDeque<>());
            if (!planned.isEmpty()) {
                Answer answer = planned.size() > 1 ? planned.removeFirst() : planned.getFirst();
                answers.writeBytes(answer.to(request));
            }
        });
        return answers.toByteArray();
    }

    public static Answer silence() {
        return request -> new byte[0];
    }

    /** Success without data. */
    public static Answer ok(Dialect dialect) {
        return reply(dialect, 0, new byte[0]);
    }

    public static Answer value(Dialect dialect, int value) {
        return reply(dialect, value, new byte[0]);
    }

    public static Answer data(Dialect dialect, byte[] data) {
        return reply(dialect, 0, data);
    }

    public static Answer error(Dialect dialect, int code) {
        return request -> frame(request.opcode(), 0, dialect.isStub() ? bytes(code, 0) : bytes(1, code, 0, 0));
    }

    /** The same again and again, as SYNC is answered. */
    public static Answer times(int count, Answer answer) {
        return request -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                all.writeBytes(answer.to(request));
            }
            return all.toByteArray();
        };
    }

    public static Answer raw(byte[] bytes) {
        return request -> bytes;
    }

    /** A framed reply with this opcode and everything after the value. */
    public static byte[] frame(int opcode, int value, byte[] dataAndStatus) {
        return Slip.encode(ByteBuffer.allocate(8 + dataAndStatus.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .put((byte) opcode)
                .putShort((short) dataAndStatus.length)
                .putInt(value)
                .put(dataAndStatus)
                .array());
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static Answer reply(Dialect dialect, int value, byte[] data) {
        return request -> frame(request.opcode(), value, Arrays.copyOf(data, data.length + dialect.statusLength()));
    }
}
