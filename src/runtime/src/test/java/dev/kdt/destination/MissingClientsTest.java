package dev.kdt.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.aws.AwsConfigException;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.flow.Retries;
import dev.kdt.flow.Stop;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The runtime on a class path without the SDK's clients of S3 and SQS, as of a function that needs neither. */
class MissingClientsTest {
    @Test
    void theMissingLibraryIsNamedAndTheOthersWork() throws Exception {
        List<URL> others = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(each).getFileName().toString().matches("(s3|sqs)-[0-9].*\\.jar")) {
                others.add(Path.of(each).toUri().toURL());
            }
        }
        try (URLClassLoader without =
                new URLClassLoader(others.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object probe =
                    without.loadClass(Probe.class.getName()).getConstructor().newInstance();
            String expected = " needs the library software.amazon.awssdk:%s, which is not on the class path (add it to"
                    + " the dependencies)";
            assertEquals(
                    List.of(
                            "clients of streams and delivery streams",
                            "an S3-compatible service" + expected.formatted("s3"),
                            "an SQS queue" + expected.formatted("sqs")),
                    ((Callable<?>) probe).call());
        }
    }

    /** Runs there. */
    public static final class Probe implements Callable<List<String>> {
        @Override
        public List<String> call() throws InterruptedException {
            List<String> told = new ArrayList<>();
            Map<String, String> elsewhere = Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9");
            try (Clients clients =
                    Clients.oneShot(new AwsSettings(null, null, null, URI.create("http://127.0.0.1:9"), elsewhere))) {
                clients.kinesis();
                clients.firehose();
                told.add("clients of streams and delivery streams");
                for (String name : List.of("s3:my-bucket", "sqs:http://127.0.0.1:9/1/failed")) {
                    try {
                        Target.parked("KDT_PARKED", name).requireThere(clients, Retries.atOnce(new Stop()));
                    } catch (AwsConfigException e) {
                        told.add(e.getMessage());
                    }
                }
            }
            return told;
        }
    }
}
