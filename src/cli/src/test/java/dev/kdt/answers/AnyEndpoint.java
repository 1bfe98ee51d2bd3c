package dev.kdt.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/**
 * An endpoint on loopback that answers anything to any operation: a right answer where nothing else was asked for, else bytes as
 * they are told, slowly or not at all. It remembers what was called. One connection serves one request.
 */
public final class AnyEndpoint implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    private final ServerSocket listening;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Asked> calls = Collections.synchronizedList(new ArrayList<>());
    private final RightAnswers right = new RightAnswers();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

    /**
     * A request.
     *
     * @param isCbor whether it came as CBOR, and is to be answered so
     */
    public record Asked(String operation, JsonNode body, boolean isCbor) {}

    public AnyEndpoint() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** From now on this operation is answered so. */
    public void answer(String operation, Reply reply) {
        replies.put(operation, reply);
    }

    /** The next call of this operation is answered so, and then rightly. */
    public void answerOnce(String operation, Reply reply) {
        replies.put(operation, (asked, out) -> {
            replies.remove(operation);
            reply.write(asked, out);
        });
    }

    /** From now on this operation is answered rightly but for one change. */
    public void change(String operation, UnaryOperator<JsonNode> change) {
        replies.put(operation, Reply.tree(asked -> change.apply(right.to(asked))));
    }

    /** Every operation is answered rightly again, and no call is remembered. */
    public void reset() {
        replies.clear();
        calls.clear();
        right.reset();
    }

    /** The requests that came, in their order. */
    public List<Asked> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    RightAnswers right() {
        return right;
    }

    /** @throws AssertionError when a reply could not be made as the test wanted it: the client saw another one */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket each : open) {
            each.close();
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("a reply could not be made", faults.peek());
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // The endpoint was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Asked asked = read(new BufferedInputStream(socket.getInputStream()));
            calls.add(asked);
            replies.getOrDefault(asked.operation(), Reply.tree(right::to)).write(asked, socket);
        } catch (IOException | InterruptedException _) {
            // The client went away, or the endpoint was closed: nobody is there to be answered.
        } catch (RuntimeException | Error e) {
            faults.add(e);
        } finally {
            open.remove(socket);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String target = "";
        boolean isCbor = false;
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("x-amz-target:")) {
                target = line.substring(line.lastIndexOf('.') + 1).strip();
            } else if (header.startsWith("content-type:")) {
                isCbor = header.contains("cbor");
            } else if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        return new Asked(target, (isCbor ? CBOR : JSON).readTree(body), isCbor);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("closed");
            }
            line.append((char) octet);
        }
        return new String(line.toString().strip().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
