package dev.kdt.local.lambda;

import dev.kdt.local.function.FunctionConfig;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.AnswerWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A function as answers tell it: AWS Lambda API Reference, FunctionConfiguration. */
final class FunctionDescription {
    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FunctionDescription() {}

    /** The state that an answer tells. The work is done before it is answered; the service tells first that it has begun. */
    enum Moment {
        CREATED,
        UPDATED,
        LATER
    }

    static Answer of(FunctionConfig config, Moment moment) {
        return out -> write(out, config, moment);
    }

    static void write(AnswerWriter out, FunctionConfig config, Moment moment) throws IOException {
        FunctionConfig.Program program = config.program();
        FunctionConfig.Code code = config.code();
        out.text("FunctionName", config.name())
                .text("FunctionArn", config.identity().arn())
                .text("Runtime", program.runtime())
                .text("Role", program.role())
                .text("Handler", program.handler())
                .number("CodeSize", code == null ? 0 : code.size())
                .text("Description", program.description())
                .number("Timeout", config.settings().timeoutSeconds())
                .number("MemorySize", config.settings().memoryMb())
                .text("LastModified", MODIFIED.format(Instant.ofEpochMilli(config.modified())))
                .text("CodeSha256", code == null ? "" : code.sha256())
                .text("Version", "$LATEST")
                .object("TracingConfig", tracing -> tracing.text("Mode", "PassThrough"))
                .text("RevisionId", config.revision())
                .text("PackageType", "Zip")
                .texts("Architectures", List.of(program.architecture()))
                .object("EphemeralStorage", storage -> storage.number("Size", 512))
                .object("SnapStart", snap -> snap.text("ApplyOn", "None").text("OptimizationStatus", "Off"))
                .object(
                        "LoggingConfig",
                        logging -> logging.text("LogFormat", "Text").text("LogGroup", "/aws/lambda/" + config.name()));
        if (!config.settings().environment().isEmpty()) {
            out.object(
                    "Environment",
                    environment -> environment.object("Variables", variables -> {
                        for (Map.Entry<String, String> variable :
                                new TreeMap<>(config.settings().environment()).entrySet()) {
                            variables.text(variable.getKey(), variable.getValue());
                        }
                    }));
        }
        state(out, moment);
    }

    private static void state(AnswerWriter out, Moment moment) throws IOException {
        switch (moment) {
            case CREATED ->
                out.text("State", "Pending")
                        .text("StateReason", "The function is being created.")
                        .text("StateReasonCode", "Creating");
            case UPDATED ->
                out.text("State", "Active")
                        .text("LastUpdateStatus", "InProgress")
                        .text("LastUpdateStatusReason", "The function is being created.")
                        .text("LastUpdateStatusReasonCode", "Creating");
            case LATER -> out.text("State", "Active").text("LastUpdateStatus", "Successful");
        }
    }
}
