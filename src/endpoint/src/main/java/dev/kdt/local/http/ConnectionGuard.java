package dev.kdt.local.http;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections. When there is one too many, the one that has been idle for longest is closed; when none is idle, the
 * newcomer is turned away with its first request. Safe for use by several threads.
 */
final class ConnectionGuard implements Connection.Listener {
    private final int most;
    private final Map<Connection, State> open = new HashMap<>();

    /** The state of a connection. */
    private static final class State {
        private int requests;
        private long used = System.nanoTime();
        private boolean turnedAway;
    }

    ConnectionGuard(int most) {
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection) {
            return; // The connection within it is counted.
        }
        Connection idle = null;
        synchronized (this) {
            State state = new State();
            if (open.size() >= most) {
                idle = longestIdle();
                state.turnedAway = idle == null;
            }
            open.remove(idle);
            open.put(connection, state);
        }
        if (idle != null) {
            idle.getEndPoint().close();
        }
    }

    private @Nullable Connection longestIdle() {
        Connection longest = null;
        long since = 0;
        for (Map.Entry<Connection, State> each : open.entrySet()) {
            State state = each.getValue();
            if (state.requests == 0 && (longest == null || state.used - since < 0)) {
                longest = each.getKey();
                since = state.used;
            }
        }
        return longest;
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        open.remove(connection);
    }

    /** A request begins; false when it is to be turned away. */
    synchronized boolean enter(Connection connection) {
        State state = open.get(connection);
        if (state == null) {
            return true;
        }
        state.requests++;
        return !state.turnedAway;
    }

    /** A request ends. */
    synchronized void leave(Connection connection) {
        State state = open.get(connection);
        if (state != null) {
            state.requests--;
            state.used = System.nanoTime();
        }
    }
}
