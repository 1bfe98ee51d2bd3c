package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.cli.deployment.TemplateTree;
import dev.kdt.process.KdtProcess;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import dev.kdt.process.ReadmeSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CDK app of the README, with a package and its template: what AWS's CDK makes of them. */
class CdkIT {
    @TempDir
    Path folder;

    @Test
    void theReadmesAppDeploysThePackageAndWhatItNeeds() throws Exception {
        String pipeline = Path.of("samples/orders.yaml").toAbsolutePath().toString();
        kdt("lambda", "package", pipeline, "--to", "firehose:archive", "--parked", "sqs:x", "--zip", "function.zip");
        String template = kdt("lambda", "template", "function.zip", "--cloudformation");
        Files.writeString(folder.resolve("template.yaml"), template);
        Files.write(
                folder.resolve("app.mjs"),
                ReadmeSection.named("In Lambda").blocks("js").getFirst());
        Programs.nodeIn(folder, Map.of("CDK_OUTDIR", "cdk.out"), "app.mjs");

        Path out = folder.resolve("cdk.out");
        JsonNode made =
                new ObjectMapper().readTree(out.resolve("Orders.template.json").toFile());
        assertEquals(
                TemplateTree.section(TemplateTree.parse(template), "Resources").size(),
                made.get("Resources").size());
        JsonNode function = made.at("/Resources/Function/Properties");
        assertEquals("dev.kdt.lambda.KinesisHandler", function.get("Handler").asText());
        String key = function.at("/Code/S3Key").asText();
        assertEquals(-1, Files.mismatch(folder.resolve("function.zip"), out.resolve("asset." + key)));
        assertEquals(
                "kdt: pipeline orders, release " + key.replace(".zip", ""),
                function.at("/Description/Fn::Sub").asText());
    }

    private String kdt(String... arguments) throws IOException, InterruptedException {
        try (KdtProcess process = Place.in(folder).start(arguments)) {
            Ended ended = process.ended();
            assertEquals(0, ended.code(), ended::err);
            return ended.out();
        }
    }
}
