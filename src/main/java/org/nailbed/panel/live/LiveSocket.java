package org.nailbed.panel.live;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/** Where pages listen. They only listen: what they want done goes by REST. */
@WebSocket(path = "/live")
public class LiveSocket {

    private final LiveFeed feed;

    LiveSocket(LiveFeed feed) {
        this.feed = feed;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        feed.join(new SocketListener(connection));
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        feed.leave(connection.id());
    }
}
