package org.nailbed.panel.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** A page behind a WebSocket. */
final class SocketListener implements PageListener {

    /** A few seconds of a full fixture. What lies unsent beyond that is old news. */
    private static final int MAX_UNSENT = 200;

    /** RFC 6455, 7.4.1: "try again later" was registered as 1013. */
    private static final CloseReason TOO_SLOW = new CloseReason(1013, "does not keep up");

    private final WebSocketConnection connection;
    private final AtomicInteger unsent = new AtomicInteger();

    SocketListener(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public boolean offer(String message) {
        if (connection.isClosed() || unsent.get() >= MAX_UNSENT) {
            return false;
        }
        unsent.incrementAndGet();
        connection.sendText(message).subscribe().with(sent -> unsent.decrementAndGet(), failure -> cutOff());
        return true;
    }

    @Override
    public void cutOff() {
        connection.close(TOO_SLOW).subscribe().with(closed -> {}, failure -> {});
    }
}
