package dev.kdt.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;

class ConnectionGuardTest {
    private final ConnectionGuard guard = new ConnectionGuard(3);
    private final List<String> closed = new ArrayList<>();

    /** A connection of which only the closing is looked at. */
    private Connection open(String name) {
        EndPoint end = stub(EndPoint.class, "close", () -> {
            closed.add(name);
            return null;
        });
        Connection connection = stub(Connection.class, "getEndPoint", () -> end);
        guard.onOpened(connection);
        return connection;
    }

    private interface Reply {
        Object get();
    }

    private static <T> T stub(Class<T> type, String method, Reply reply) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> switch (called.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> called.getName().equals(method) ? reply.get() : null;
                }));
    }

    private void use(Connection connection) {
        assertTrue(guard.enter(connection));
        guard.leave(connection);
    }

    @Test
    void theConnectionThatIsIdleForLongestIsClosedForANewcomer() {
        Connection first = open("first");
        Connection second = open("second");
        Connection third = open("third");
        use(second);
        use(third);
        use(first);
        use(open("fourth"));
        assertEquals(List.of("second"), closed);
        use(open("fifth"));
        assertEquals(List.of("second", "third"), closed);
    }

    @Test
    void aConnectionInUseIsNotClosedAndTheNewcomerIsTurnedAway() {
        for (String name : List.of("first", "second", "third")) {
            assertTrue(guard.enter(open(name)));
        }
        assertFalse(guard.enter(open("fourth")));
        assertEquals(List.of(), closed);
    }
}
