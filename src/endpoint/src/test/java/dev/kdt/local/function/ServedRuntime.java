package dev.kdt.local.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The Runtime API of one process, as the endpoint serves it, for those who start the process themselves. */
public final class ServedRuntime implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String REQUEST_ID = "1";

    private final RuntimeServer server = new RuntimeServer();
    private final RuntimeApi api = new RuntimeApi();
    private final RuntimeServer.Port port;

    /**
     * What the process posted.
     *
     * @param path behind the version, such as {@code invocation/1/response} or {@code init/error}
     */
    public record Posted(String path, String body) {}

    public ServedRuntime() throws IOException {
        port = server.open(api, new FunctionConfig.Identity("test", "000000000000", "us-east-1"));
    }

    /** Host and port, for {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        return port.address();
    }

    /** Waits until the process asks for an event, or posts why it cannot start. Null when it does neither in time. */
    public @Nullable Posted awaitStart() throws InterruptedException {
        return posted(api.awaitReady(deadline()));
    }

    /** Has the process take an event; returns what it posts about it, or null when it does not in time. */
    public @Nullable Posted invoke(String event) throws InterruptedException {
        return invoke(event.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with an event's bytes. */
    public @Nullable Posted invoke(byte[] event) throws InterruptedException {
        long deadline = deadline();
        if (!(api.awaitReady(deadline) instanceof RuntimeSignal.Ready)) {
            return null;
        }
        long millis = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
        return posted(api.call(new RuntimeApi.Handover(new Call(event, REQUEST_ID, "", false), millis), deadline));
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }

    private static @Nullable Posted posted(@Nullable RuntimeSignal signal) {
        return switch (signal) {
            case RuntimeSignal.Ready _ -> new Posted("invocation/next", "");
            case RuntimeSignal.Answered(byte[] payload) -> posted("invocation/" + REQUEST_ID + "/response", payload);
            case RuntimeSignal.Failed(byte[] error) -> posted("invocation/" + REQUEST_ID + "/error", error);
            case RuntimeSignal.InitFailed(byte[] error) -> posted("init/error", error);
            case null, default -> null;
        };
    }

    private static Posted posted(String path, byte[] body) {
        return new Posted(path, new String(body, StandardCharsets.UTF_8));
    }

    /** Cuts the connections: the process finds its Runtime API gone. */
    @Override
    public void close() throws IOException {
        port.close();
        server.close();
    }
}
