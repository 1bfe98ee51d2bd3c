package dev.kdt.cli.command.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.packaging.FunctionPackage;
import dev.kdt.cli.packaging.PipelineContent;
import dev.kdt.cli.packaging.ProgramJar;
import dev.kdt.cli.packaging.RuntimeClientJar;
import dev.kdt.endpoint.InitialResources.InitialMapping;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import dev.kdt.pipeline.PipelineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The demo's pipeline as {@code kdt lambda package} packs it, to be called with the records of the demo's stream.
 *
 * @param folder of the demo's data, which has the package
 */
record DemoFunction(Path folder) {
    static final String NAME = "clean";

    /** The delivery stream for records that fail. */
    static final String PARKED = "parked";

    private static final int BATCH = 1_000;
    private static final int TIMEOUT_SECONDS = 60;
    private static final int MEMORY_MB = 512;

    /**
     * Packs it.
     *
     * @param pipeline the text of the pipeline file
     * @param delivery the delivery stream for results
     */
    static DemoFunction pack(Session session, Path folder, String pipeline, String delivery)
            throws IOException, PipelineException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("orders.yaml"), pipeline);
        PipelineContent content = PipelineContent.read(
                file.toString(),
                file,
                session.console().environment(),
                session.console().clock(),
                session.messages()::warn);
        FunctionManifest manifest = new FunctionManifest(
                Kind.KINESIS,
                FunctionRuntime.JAVA25,
                processor(),
                content.name(),
                content.title(),
                "firehose:" + delivery,
                "firehose:" + PARKED,
                content.variables());
        DemoFunction function = new DemoFunction(folder);
        try (ProgramJar program = ProgramJar.open();
                OutputStream out = Files.newOutputStream(function.zip())) {
            FunctionPackage.of(manifest, content, program, null).writeTo(out);
        }
        return function;
    }

    private static Architecture processor() {
        return System.getProperty("os.arch").equals("aarch64") ? Architecture.ARM64 : Architecture.X86_64;
    }

    private Path zip() {
        return folder.resolve("orders.zip");
    }

    /** The size of the package in bytes. */
    long size() throws IOException {
        return Files.size(zip());
    }

    LambdaOptions options() throws IOException {
        FunctionSettings settings =
                FunctionSettings.DEFAULT.withTimeoutSeconds(TIMEOUT_SECONDS).withMemoryMb(MEMORY_MB);
        return LambdaOptions.DEFAULT
                .withClient(RuntimeClientJar.client(folder.resolve("runtime")))
                .withFunctions(List.of(new GivenFunction.Packaged(
                        NAME, zip(), FunctionRuntime.JAVA25.identifier(), Kind.KINESIS.handler(), settings)));
    }

    /** The mapping by which the function gets the records of {@code stream}. */
    InitialMapping mapping(String stream) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode().put("BatchSize", BATCH);
        settings.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
        return new InitialMapping(NAME, stream, settings);
    }
}
