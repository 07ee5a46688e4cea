package org.nailbed.station.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.ledger.DatabaseAddress;

/** A network cable to a database, that a test can cut and mend. */
final class CutCable implements AutoCloseable {

    private final ServerSocket server;
    private final int databasePort;
    private final DatabaseAddress address;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** In front of a database on 127.0.0.1. */
    CutCable(DatabaseAddress database) throws IOException {
        String url = database.jdbcUrl();
        int colon = url.lastIndexOf(':');
        int slash = url.indexOf('/', colon);
        databasePort = Integer.parseInt(url.substring(colon + 1, slash));
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        address = new DatabaseAddress(
                url.substring(0, colon + 1) + server.getLocalPort() + url.substring(slash),
                database.user(),
                database.password());
        daemon(this::accept).start();
    }

    DatabaseAddress address() {
        return address;
    }

    void cut() {
        cut = true;
        sockets.forEach(CutCable::close);
        sockets.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                connect(server.accept());
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket near) throws IOException {
        if (cut) {
            near.close();
            return;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), databasePort);
        sockets.add(near);
        sockets.add(far);
        daemon(() -> pump(near, far)).start();
        daemon(() -> pump(far, near)).start();
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut, or closed by one side: both ends go.
        } finally {
            close(from);
            close(to);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cut-cable");
        thread.setDaemon(true);
        return thread;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
