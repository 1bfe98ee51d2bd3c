package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.transcript.TranscriptRun;
import dev.kdt.process.KdtProcess;
import dev.kdt.process.KdtProcess.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The AWS CLI, as transcripts. {@code mvn -Pclients verify -Dit.test=AwsCliIT -Dtranscripts=rewrite} writes them anew. Every
 * command ends before the next one begins, so what a command changes is there for the next.
 */
class AwsCliIT {
    /** Version 1 ends with 255 where version 2 ends with 254. */
    private static final String AS_VERSION_2 = "\"$@\"; code=$?; exit $((code == 255 ? 254 : code))";

    /** Text as it is in both: version 2 would want it in base64. */
    private static final String CONFIG = "[default]\ncli_binary_format = raw-in-base64-out\n";

    @TempDir
    Path folder;

    @Test
    void managesAndUsesStreams() throws Exception {
        check("aws-kinesis.txt");
    }

    @Test
    void managesAndUsesDeliveryStreams() throws Exception {
        check("aws-firehose.txt");
    }

    @Test
    void managesAndUsesFunctions() throws Exception {
        Files.writeString(folder.resolve("doubled.yaml"), "steps:\n  - set: {twice: .n * 2}\n");
        String[] arguments = {
            "lambda", "package", "doubled.yaml", "--to", "firehose:lake", "--zip", "function.zip", "-q"
        };
        try (KdtProcess made = Place.in(folder).start(arguments)) {
            assertEquals(0, made.ended().code());
        }
        check("aws-lambda.txt", "--stream", "orders:1", "--delivery", "lake");
    }

    private void check(String transcript, String... options) throws Exception {
        Files.writeString(folder.resolve("aws.config"), CONFIG);
        try (LocalKdt kdt = LocalKdt.start(folder, options)) {
            TranscriptRun.check(
                    Path.of("src/clients/src/test/transcripts", transcript),
                    folder,
                    kdt.place().local(),
                    Map.of("aws", aws(kdt)));
        }
    }

    private List<String> aws(LocalKdt kdt) throws InterruptedException {
        return List.of(
                "env",
                "AWS_ACCESS_KEY_ID=made",
                "AWS_SECRET_ACCESS_KEY=up",
                "AWS_DEFAULT_REGION=eu-west-1",
                "AWS_CONFIG_FILE=" + folder.resolve("aws.config"),
                "AWS_PAGER=",
                "sh",
                "-c",
                AS_VERSION_2,
                "aws",
                Client.AWS_CLI.program(),
                "--endpoint-url",
                kdt.uri().toString());
    }
}
