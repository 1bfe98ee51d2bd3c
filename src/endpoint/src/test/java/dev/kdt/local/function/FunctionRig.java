package dev.kdt.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.RuntimeClient;
import dev.kdt.local.EndpointClients;
import dev.kdt.local.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Functions in processes of their own, for tests. */
public final class FunctionRig implements AutoCloseable {
    /** The java that runs the tests. */
    public static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** AWS's runtime client. */
    public static final RuntimeClient CLIENT = new RuntimeClient(
            JAVA,
            List.of(
                    from(AWSLambda.class),
                    from(Context.class),
                    from(PojoSerializer.class),
                    from(SdkInternalThreadLocal.class)),
            RuntimeClient.MAIN);

    private static final Duration INIT_PHASE = Duration.ofSeconds(60);

    final ConcurrentLinkedQueue<EndpointEvent> events = new ConcurrentLinkedQueue<>();
    final Timeline timeline;
    final Functions functions;

    /** Functions that are given at the start, in {@code data}. */
    FunctionRig(Path data, Clock clock, Duration initPhase, List<GivenFunction> given) throws IOException {
        this.timeline = new Timeline(clock);
        this.functions = Functions.open(
                data.resolve("lambda"),
                LambdaOptions.DEFAULT.withClient(CLIENT).withConcurrency(2),
                events::add,
                timeline,
                initPhase);
        for (GivenFunction each : given) {
            functions.give(each);
        }
        functions.reachedAt(URI.create("http://127.0.0.1:4567"), null);
    }

    FunctionRig(Path data, GivenFunction... given) throws IOException {
        this(data, Clock.systemUTC(), INIT_PHASE, List.of(given));
    }

    /** Settings with time enough on a busy machine. */
    public static FunctionSettings patient() {
        return FunctionSettings.DEFAULT.withTimeoutSeconds(60).withMemoryMb(128);
    }

    /** {@link PlainRuntime} as a command line. */
    public static GivenFunction plain(String name, FunctionSettings settings, String argument) {
        return program(PlainRuntime.class, name, settings, argument);
    }

    /** A program of the tests, which speaks the Runtime API, as a command line. */
    public static GivenFunction program(Class<?> main, String name, FunctionSettings settings, String argument) {
        return new GivenFunction.CommandLine(
                name,
                "exec '" + JAVA + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + from(main) + "' "
                        + main.getName() + " " + argument,
                settings);
    }

    /** The SDK's client of an endpoint. */
    public static LambdaClient client(URI endpoint) {
        return EndpointClients.local(LambdaClient.builder(), endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Waits until a process has written a file. */
    public static void awaitFile(Path file) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("there is no " + file);
            }
            Thread.sleep(10);
        }
    }

    /** {@link SampleHandler} as a package. */
    static GivenFunction handler(Path folder, String name, FunctionSettings settings) throws IOException {
        Path zip = Files.write(folder.resolve(name + ".zip"), zipOf(SampleHandler.class));
        return new GivenFunction.Packaged(name, zip, "java25", SampleHandler.class.getName(), settings);
    }

    /** A package with the classes. */
    public static byte[] zipOf(Class<?>... classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Class<?> each : classes) {
                String name = each.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(name));
                try (InputStream in = each.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(zip);
                }
            }
        }
        return bytes.toByteArray();
    }

    /** A package with files of text. */
    public static byte[] zipOf(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static Path from(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    CallResult call(String function, String event) throws InterruptedException {
        Call call = Call.of(event.getBytes(StandardCharsets.UTF_8));
        return functions.invoke(function, new Call(call.event(), call.requestId(), "", true));
    }

    /** The answer of a call, which must succeed. */
    String answer(String function, String event) throws InterruptedException {
        Invocation end = call(function, event).invocation();
        if (end.ending() != Invocation.Ending.ANSWERED) {
            throw new AssertionError(end.ending() + ": " + text(end));
        }
        return text(end);
    }

    /** The error of a call, which must fail; the call's id is put as ID. */
    String error(String function, String event) throws InterruptedException {
        Invocation end = call(function, event).invocation();
        if (end.ending() != Invocation.Ending.FAILED) {
            throw new AssertionError(end.ending() + ": " + text(end));
        }
        return text(end).replace(end.requestId(), "ID");
    }

    private static String text(Invocation end) {
        return new String(end.payload(), StandardCharsets.UTF_8);
    }

    /** The function's log. */
    List<String> log(String function) {
        return events.stream()
                .filter(EndpointEvent.FunctionLogged.class::isInstance)
                .map(EndpointEvent.FunctionLogged.class::cast)
                .filter(line -> line.function().equals(function))
                .map(EndpointEvent.FunctionLogged::line)
                .toList();
    }

    @Override
    public void close() throws IOException {
        functions.close();
        timeline.close();
    }
}
