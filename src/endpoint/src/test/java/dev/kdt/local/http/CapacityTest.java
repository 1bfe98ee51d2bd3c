package dev.kdt.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More connections and more bodies than there is room for. */
class CapacityTest {
    private static final int ROOM = 1 << 20;
    private static final int BODY = 400_000;
    private static final Duration NEVER = Duration.ofHours(1);

    /** The status of a request that was let in: there is no such operation. */
    private static final String LET_IN = "404";

    private final List<Socket> sockets = new ArrayList<>();
    private final Timeline timeline = new Timeline(Clock.systemUTC());

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        timeline.close();
    }

    @Test
    void aBodyThatDoesNotFitIsTurnedAwayAtOnce() throws IOException {
        try (WireServer server = start(new Capacity(100, BODY - 1, NEVER))) {
            assertEquals("503", status(whole(server)));
            assertEquals(LET_IN, status(small(server)));
        }
    }

    @Test
    void stalledBodiesAreGivenUpForOthers() throws IOException {
        try (WireServer server = start(new Capacity(100, ROOM, Duration.ZERO))) {
            for (int i = 0; i < 20; i++) {
                unfinished(server);
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(LET_IN, status(whole(server)));
            }
        }
    }

    /** Which one, is held by {@link ConnectionGuardTest}: a client may have an answer before the server notes the request's end. */
    @Test
    void anIdleConnectionIsClosedForANewcomer() throws IOException {
        try (WireServer server = start(new Capacity(4, ROOM, NEVER))) {
            List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                idle.add(small(server));
                assertEquals(LET_IN, status(idle.get(i)));
            }
            assertEquals(LET_IN, status(small(server)));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (idle.stream().noneMatch(CapacityTest::isClosed)) {
                assertTrue(System.nanoTime() < end, "no connection was closed");
            }
        }
    }

    /** Whether the server has closed it; looks for a moment only. */
    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(5);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whenNoConnectionIsIdleTheNewcomerIsTurnedAwayAtOnce() throws IOException {
        try (WireServer server = start(new Capacity(2, ROOM, NEVER))) {
            unfinished(server);
            unfinished(server);
            assertEquals("503", status(small(server)));
        }
    }

    private WireServer start(Capacity capacity) throws IOException {
        return WireServer.start(
                new WireServer.Address("127.0.0.1", 0, null),
                new WireServer.Operations(List.of(), List.of(), List.of(), List.of()),
                new Faults(0, Clock.systemUTC(), EndpointListener.NONE),
                timeline,
                EndpointListener.NONE,
                capacity);
    }

    /** A request whose body lacks its last byte; returns when the server has asked for the body and was sent it. */
    private Socket unfinished(WireServer server) throws IOException {
        Socket socket = send(server, BODY, "Expect: 100-continue\r\n");
        assertEquals("100", status(socket));
        socket.getInputStream().readNBytes("Continue\r\n\r\n".length());
        socket.getOutputStream().write(new byte[BODY - 1]);
        return socket;
    }

    private Socket whole(WireServer server) throws IOException {
        Socket socket = send(server, BODY, "");
        socket.getOutputStream().write(new byte[BODY]);
        return socket;
    }

    private Socket small(WireServer server) throws IOException {
        Socket socket = send(server, 2, "");
        socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Socket send(WireServer server, int length, String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n" + header
                                + "Content-Type: text/plain\r\nX-Amz-Target: Kinesis_20131202.ListStreams\r\n"
                                + "Content-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The status of the answer. */
    private static String status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] line = in.readNBytes("HTTP/1.1 200 ".length());
        return new String(line, StandardCharsets.US_ASCII).substring(9, 12);
    }
}
