package org.nailbed.simulator.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client of a pretended peer. */
final class TcpClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket;

    TcpClient(String address) throws IOException {
        URI place = URI.create(address);
        socket = new Socket(place.getHost(), place.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Up to a line feed, without it. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed after \"" + line + "\"");
            }
            line.append((char) b);
        }
        return line.toString();
    }

    String ask(String line) throws IOException {
        send(line + "\n");
        return readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
