package dev.kdt.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The description of a packaged function, which lies beside its pipeline as {@value #FILE}: the function reads its settings from
 * it, {@code kdt lambda template} what it has to make. Environment variables of the function go before it.
 *
 * @param kind which handler takes the events
 * @param runtime the Lambda runtime
 * @param architecture of the processor
 * @param pipeline the pipeline file, seen from the function's folder
 * @param name of the pipeline
 * @param to where results go, as in {@code --to}; {@code null} for a transformation, which answers with them
 * @param parked where failed records go, as in {@code --parked}; {@code null}: they are handed back to Lambda
 * @param variables the names of the environment variables that the pipeline needs, never their values
 * @param routes the targets that the pipeline's steps send results to besides; variables stand in them as {@code ${NAME}}
 */
public record FunctionManifest(
        Kind kind,
        FunctionRuntime runtime,
        Architecture architecture,
        String pipeline,
        String name,
        @Nullable String to,
        @Nullable String parked,
        List<String> variables,
        List<String> routes) {
    /** The name of its file in the package. */
    public static final String FILE = "kdt-function.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The handlers of functions. */
    public enum Kind {
        /** Takes the records of a stream. */
        KINESIS(KinesisHandler.class),
        /** Transforms the records of a delivery stream. */
        FIREHOSE(FirehoseHandler.class);

        private final Class<?> handler;

        Kind(Class<?> handler) {
            this.handler = handler;
        }

        /** The handler's name, as Lambda wants it. */
        public String handler() {
            return handler.getName();
        }
    }

    /** Lambda's runtimes that a package is made for ("AWS Lambda Developer Guide, Lambda runtimes"). */
    public enum FunctionRuntime {
        JAVA25("java25"),
        CUSTOM("provided.al2023");

        private final String identifier;

        FunctionRuntime(String identifier) {
            this.identifier = identifier;
        }

        /** The runtime identifier of Lambda. */
        public String identifier() {
            return identifier;
        }

        /** Its name on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The processors that Lambda offers. */
    public enum Architecture {
        X86_64("x86_64"),
        ARM64("arm64");

        private final String identifier;

        Architecture(String identifier) {
            this.identifier = identifier;
        }

        /** The name that Lambda has for it. */
        public String identifier() {
            return identifier;
        }

        /** Its name on the command line. */
        @Override
        public String toString() {
            return identifier;
        }
    }

    public FunctionManifest {
        variables = List.copyOf(variables);
        routes = List.copyOf(routes);
    }

    /** The description of a function whose pipeline has no routes. */
    public FunctionManifest(
            Kind kind,
            FunctionRuntime runtime,
            Architecture architecture,
            String pipeline,
            String name,
            @Nullable String to,
            @Nullable String parked,
            List<String> variables) {
        this(kind, runtime, architecture, pipeline, name, to, parked, variables, List.of());
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException when it is not such a file; the message says why
     */
    public static FunctionManifest read(byte[] json) {
        try {
            JsonNode root = Objects.requireNonNull(JSON.readTree(json), "nothing");
            return new FunctionManifest(
                    one(Kind.values(), Kind::name, root, "kind"),
                    one(FunctionRuntime.values(), FunctionRuntime::identifier, root, "runtime"),
                    one(Architecture.values(), Architecture::identifier, root, "architecture"),
                    text(root, "pipeline"),
                    text(root, "name"),
                    root.path("to").textValue(),
                    root.path("parked").textValue(),
                    texts(root, "variables"),
                    texts(root, "routes"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(FILE + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(FILE + " cannot be read", e);
        }
    }

    private static List<String> texts(JsonNode root, String field) {
        List<String> texts = new ArrayList<>();
        root.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The file: the same bytes for the same values. */
    public byte[] write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("kind", kind.name());
        root.put("runtime", runtime.identifier);
        root.put("architecture", architecture.identifier);
        root.put("pipeline", pipeline);
        root.put("name", name);
        root.put("to", to);
        root.put("parked", parked);
        ArrayNode names = root.putArray("variables");
        variables.forEach(names::add);
        if (!routes.isEmpty()) {
            ArrayNode targets = root.putArray("routes");
            routes.forEach(targets::add);
        }
        return (root.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T one(T[] values, Function<T, String> name, JsonNode root, String field) {
        String wanted = text(root, field);
        return Stream.of(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(root, field));
    }

    private static String text(JsonNode root, String field) {
        String text = root.path(field).textValue();
        if (text == null) {
            throw unknown(root, field);
        }
        return text;
    }

    private static IllegalArgumentException unknown(JsonNode root, String field) {
        return new IllegalArgumentException(FILE + ": '" + field + "' is " + root.path(field));
    }
}
