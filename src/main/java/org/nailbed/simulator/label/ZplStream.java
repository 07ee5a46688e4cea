package org.nailbed.simulator.label;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream into commands as a printer does: a caret or a tilde begins one wherever it stands, also in the midst of data;
 * what begins with a tilde acts at once; control characters count for nothing.
 */
public final class ZplStream {
    private static final int NAME_LENGTH = 2;

    private final Listener listener;
    private final ByteArrayOutputStream label = new ByteArrayOutputStream();
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();
    private final List<ZplCommand> commands = new ArrayList<>();
    private boolean inLabel;
    private char prefix;

    /** What becomes of it. */
    public interface Listener {
        void label(PrintedLabel label);

        /** @param name of a command that begins with a tilde, two capitals */
        void order(String name);
    }

    public ZplStream(Listener listener) {
        this.listener = listener;
    }

    /** The array is the caller's. */
    public void feed(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte b) {
        if (inLabel) {
            label.write(b);
        }
        if (b == '^' || b == '~') {
            finish();
            prefix = (char) b;
        } else if ((b & 0xFF) >= ' ') {
            command.write(b);
            if (command.size() == NAME_LENGTH) {
                named(command.toString(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Some act as soon as their name is known. */
    private void named(String name) {
        if (prefix == '~') {
            listener.order(name);
        } else if (prefix == '^' && name.equals("XA")) {
            inLabel = true;
            commands.clear();
            label.reset();
            label.writeBytes("^XA".getBytes(StandardCharsets.US_ASCII));
        } else if (prefix == '^' && name.equals("XZ") && inLabel) {
            inLabel = false;
            listener.label(new LabelReader().read(label.toString(StandardCharsets.ISO_8859_1), commands));
        }
    }

    private void finish() {
        if (inLabel && prefix == '^' && command.size() >= NAME_LENGTH) {
            commands.add(ZplCommand.of(command.toByteArray()));
        }
        command.reset();
    }
}
