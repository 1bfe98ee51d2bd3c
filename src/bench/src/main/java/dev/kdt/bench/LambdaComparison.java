package dev.kdt.bench;

import dev.kdt.bench.DeliveryLoad.Kind;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.local.file.Folders;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A package of {@code kdt lambda package} beside {@link PlainHandler}, which does the same work: the size of the package, the
 * time until the first event is asked for, the first invocation, and those from the 51st to the 100th, of 1,000 records each.
 * Both run in turn under Lambda's runtime interface client, compiled up to level 1, which is the managed runtime's default, and up
 * to level 4, which {@code JAVA_TOOL_OPTIONS} sets; the median of five runs.
 *
 * <p>{@code mvn -Pbench -Dbench=lambda -DskipTests verify} runs it.
 */
final class LambdaComparison {
    private static final int RUNS = 5;
    private static final int RECORDS = 1000;
    private static final int INVOCATIONS = 100;
    private static final String DELIVERY = "bench";

    /** The jars that the runtime brings. */
    private static final Pattern RUNTIME =
            Pattern.compile(".*/aws-lambda-java-(core|serialization|runtime-interface-client)-.*\\.jar");

    /** The jars of the plain handler: the events, Jackson, and the SDK's Firehose client with one HTTP client. */
    private static final Pattern PLAIN = Pattern.compile(
            ".*/(com/amazonaws/aws-lambda-java-(core|events)|joda-time/joda-time|com/fasterxml/jackson/core/[^/]+"
                + "|software/amazon/eventstream/eventstream|org/reactivestreams/reactive-streams|org/slf4j/slf4j-api"
                + "|software/amazon/awssdk/(?!kinesis/|s3/|sqs/|netty|apache|crt|http-auth-aws-crt|dynamodb|cloudwatch)[^/]+)"
                + "/.*\\.jar");

    private final Path project = Path.of("").toAbsolutePath();
    private final Path work = project.resolve("target/bench-lambda");
    private final List<Path> classPath = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();

    /** One function: its handler, its package, and where that is unpacked. */
    private record Function(String name, String handler, Path zip, Path folder, int compilerLevel) {
        Function atLevel(int level) {
            return new Function(name, handler, zip, folder, level);
        }
    }

    /** Seconds on the clock, and of the processor, of a start, a first invocation, and a later one. */
    private record Times(double start, double startCpu, double first, double firstCpu, double later, double laterCpu) {}

    public static void main(String[] arguments) throws Exception {
        new LambdaComparison().run();
    }

    private void run() throws Exception {
        Folders.delete(work);
        Files.createDirectories(work);
        Function kdt = packaged();
        Function plain = plain();
        List<Function> functions = List.of(kdt, plain, kdt.atLevel(4), plain.atLevel(4));
        byte[] event = event();
        List<List<Times>> times =
                functions.stream().<List<Times>>map(_ -> new ArrayList<>()).toList();
        try (Endpoint endpoint =
                Endpoint.start(EndpointOptions.in(work.resolve("data")).withPort(0))) {
            DeliveryLoad.create(endpoint.uri(), DELIVERY, Kind.PLAIN, 60);
            for (int run = 0; run < RUNS; run++) {
                for (int i = 0; i < functions.size(); i++) {
                    times.get(i).add(measured(functions.get(i), event, endpoint.uri()));
                }
            }
        }
        System.out.printf(
                "%n%,d records an invocation, median of %d runs in turn; seconds on the clock (of the processor)%n",
                RECORDS, RUNS);
        System.out.printf(
                "%-8s%6s%12s%18s%20s%24s%n",
                "", "level", "package", "start", "first invocation", "51st to 100th, each");
        for (int i = 0; i < functions.size(); i++) {
            print(functions.get(i), times.get(i));
        }
    }

    private static void print(Function function, List<Times> times) throws IOException {
        System.out.printf(
                "%-8s%6d%9.1f MB%11.2f (%.2f)%13.2f (%.2f)%16.4f (%.4f)%n",
                function.name(),
                function.compilerLevel(),
                Files.size(function.zip()) / 1e6,
                median(times, Times::start),
                median(times, Times::startCpu),
                median(times, Times::first),
                median(times, Times::firstCpu),
                median(times, Times::later),
                median(times, Times::laterCpu));
    }

    private static double median(List<Times> times, ToDoubleFunction<Times> what) {
        return times.stream()
                .mapToDouble(what)
                .sorted()
                .skip(times.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private Times measured(Function function, byte[] event, URI endpoint) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_FIREHOSE", endpoint.toString(), "DELIVERY_STREAM", DELIVERY);
        long begun = System.nanoTime();
        try (FunctionProcess process = new FunctionProcess(
                function.handler(), pathOf(function), function.folder(), function.compilerLevel(), environment)) {
            process.awaitStart();
            double start = since(begun);
            double startCpu = cpu(process);
            begun = System.nanoTime();
            invoke(process, event);
            double first = since(begun);
            double firstCpu = cpu(process) - startCpu;
            for (int i = 1; i < INVOCATIONS / 2; i++) {
                invoke(process, event);
            }
            double cpuThen = cpu(process);
            begun = System.nanoTime();
            int later = INVOCATIONS / 2;
            for (int i = 0; i < later; i++) {
                invoke(process, event);
            }
            return new Times(start, startCpu, first, firstCpu, since(begun) / later, (cpu(process) - cpuThen) / later);
        }
    }

    private static void invoke(FunctionProcess process, byte[] event) throws IOException, InterruptedException {
        String answer = process.invoke(event);
        if (!answer.equals("{\"batchItemFailures\":[]}")) {
            throw new IOException("the function answered " + answer);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static double cpu(FunctionProcess process) {
        return process.cpu().toNanos() / 1e9;
    }

    private List<Path> pathOf(Function function) throws IOException {
        List<Path> path = new ArrayList<>();
        path.add(function.folder());
        try (Stream<Path> jars = Files.list(function.folder().resolve("lib"))) {
            jars.sorted().forEach(path::add);
        }
        classPath.stream()
                .filter(jar -> RUNTIME.matcher(jar.toString()).matches())
                .forEach(path::add);
        return path;
    }

    private Function packaged() throws IOException, InterruptedException {
        Path zip = work.resolve("kdt.zip");
        int code = new ProcessBuilder(
                        project.resolve("kdt").toString(),
                        "lambda",
                        "package",
                        "samples/orders.yaml",
                        "--to",
                        "firehose:" + DELIVERY,
                        "--zip",
                        zip.toString(),
                        "-q")
                .directory(project.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kdt lambda package ended with " + code);
        }
        return new Function("kdt", "dev.kdt.lambda.KinesisHandler", zip, unpacked(zip, work.resolve("kdt")), 1);
    }

    /** Packs the plain handler and the libraries it needs, as its build would. */
    private Function plain() throws IOException {
        Path zip = work.resolve("plain.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            Path classes = classPath.stream()
                    .filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("dev/kdt/bench/PlainHandler.class")))
                    .findFirst()
                    .orElseThrow();
            for (String name : List.of("PlainHandler.class", "PlainHandler$Result.class")) {
                add(
                        out,
                        "dev/kdt/bench/" + name,
                        classes.resolve("dev/kdt/bench").resolve(name));
            }
            for (Path jar : classPath.stream()
                    .filter(each -> PLAIN.matcher(each.toString()).matches())
                    .sorted(Comparator.comparing(Path::toString))
                    .toList()) {
                add(out, "lib/" + jar.getFileName(), jar);
            }
        }
        return new Function("plain", PlainHandler.class.getName(), zip, unpacked(zip, work.resolve("plain")), 1);
    }

    private static void add(ZipOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
    }

    private static Path unpacked(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(folder)) {
                    Files.createDirectories(file.getParent());
                    try (OutputStream out = Files.newOutputStream(file)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return folder;
    }

    /** An event of the sample's orders, but for those that fail. */
    private byte[] event() throws IOException {
        List<String> orders = Files.readAllLines(project.resolve("samples/orders.ndjson")).stream()
                .filter(line -> line.matches(".*\"qty\":\\d+,\"price\":[\\d.]+}"))
                .toList();
        StringBuilder json = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < RECORDS; i++) {
            String data = Base64.getEncoder()
                    .encodeToString(orders.get(i % orders.size()).getBytes(StandardCharsets.UTF_8));
            json.append(i == 0 ? "" : ",").append("""
                {"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"p","sequenceNumber":"%056d","data":"%s",\
                "approximateArrivalTimestamp":1700000000.123},"eventSource":"aws:kinesis","eventVersion":"1.0",\
                "eventID":"shardId-000000000000:%056d","eventName":"aws:kinesis:record",\
                "invokeIdentityArn":"arn:aws:iam::000000000000:role/f","awsRegion":"eu-west-1",\
                "eventSourceARN":"arn:aws:kinesis:eu-west-1:000000000000:stream/orders"}\
                """.formatted(i, data, i));
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
