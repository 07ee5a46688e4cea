package org.nailbed.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wire between browser and station that a test can cut or numb. What it carries it does not look into. */
final class Relay implements AutoCloseable {

    private static final int BUFFER_BYTES = 8192;

    private final int stationPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean numb;
    private ServerSocket door;

    Relay(int stationPort) {
        this.stationPort = stationPort;
        this.door = listen(0);
    }

    int port() {
        return door.getLocalPort();
    }

    /** As when the station's process dies: connections break, new ones are refused. */
    void cut() {
        close(door);
        sockets.forEach(Relay::close);
        sockets.clear();
    }

    /** As when the process is started again, on the same port. */
    void restore() {
        door = listen(port());
    }

    /** As when a cable is pulled: connections stay open and nothing comes any more. */
    void numb() {
        setNumb(true);
    }

    void wake() {
        setNumb(false);
    }

    private void setNumb(boolean wanted) {
        lock.lock();
        try {
            numb = wanted;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            daemon("relay door", () -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                join(opened.accept());
            } catch (IOException e) {
                // Cut: the loop's condition ends it.
            }
        }
    }

    private void join(Socket page) {
        try {
            Socket station = new Socket(InetAddress.getLoopbackAddress(), stationPort);
            sockets.add(page);
            sockets.add(station);
            daemon("relay to station", () -> carry(page, station));
            daemon("relay to page", () -> carry(station, page));
        } catch (IOException e) {
            close(page);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitFeeling();
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Cut, or one side hung up: the other one is closed below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void awaitFeeling() throws InterruptedException {
        lock.lock();
        try {
            while (numb) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wake();
        cut();
    }
}
