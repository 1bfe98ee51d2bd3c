package dev.kdt.local.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.endpoint.option.FunctionSettings;
import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code function.json} in a function's folder. */
final class FunctionFile {
    static final String NAME = "function.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FunctionFile() {}

    static FunctionConfig read(Path file) throws IOException {
        JsonNode node = parse(file);
        JsonNode reserved = node.path("reserved");
        return new FunctionConfig(
                new FunctionConfig.Identity(
                        node.path("name").asText(),
                        node.path("account").asText(),
                        node.path("region").asText()),
                new FunctionConfig.Program(
                        node.path("runtime").asText(),
                        node.path("handler").asText(),
                        node.path("role").asText(),
                        node.path("description").asText(),
                        node.path("architecture").asText()),
                new FunctionSettings(
                        node.path("timeoutSeconds").asInt(),
                        node.path("memoryMb").asInt(),
                        texts(node.path("environment"))),
                code(node.path("code")),
                command(node.path("command")),
                reserved.isInt() ? (Integer) reserved.intValue() : null,
                node.path("modified").asLong(),
                node.path("revision").asText());
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " is damaged: " + e.getOriginalMessage()
                            + " (delete its folder to start without the function)",
                    e);
        }
    }

    private static FunctionConfig.@Nullable Code code(JsonNode node) {
        return node.isObject()
                ? new FunctionConfig.Code(
                        node.path("folder").asText(),
                        node.path("size").asLong(),
                        node.path("sha256").asText())
                : null;
    }

    private static FunctionConfig.@Nullable Command command(JsonNode node) {
        return node.isObject()
                ? new FunctionConfig.Command(
                        node.path("line").asText(), node.path("folder").asText())
                : null;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> all = new TreeMap<>();
        node.properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }

    /** Replaces the file, which only its owner may read: variables may be secrets. It is on the disk when this returns. */
    static void write(FunctionConfig config, Path to) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", config.name())
                .put("account", config.identity().account())
                .put("region", config.identity().region())
                .put("runtime", config.program().runtime())
                .put("handler", config.program().handler())
                .put("role", config.program().role())
                .put("description", config.program().description())
                .put("architecture", config.program().architecture())
                .put("timeoutSeconds", config.settings().timeoutSeconds())
                .put("memoryMb", config.settings().memoryMb())
                .put("modified", config.modified())
                .put("revision", config.revision());
        ObjectNode environment = node.putObject("environment");
        new TreeMap<>(config.settings().environment()).forEach(environment::put);
        if (config.code() != null) {
            node.putObject("code")
                    .put("folder", config.code().folder())
                    .put("size", config.code().size())
                    .put("sha256", config.code().sha256());
        }
        if (config.command() != null) {
            node.putObject("command")
                    .put("line", config.command().line())
                    .put("folder", config.command().folder());
        }
        if (config.reserved() != null) {
            node.put("reserved", config.reserved());
        }
        AtomicFile.writeSecret(to, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }
}
