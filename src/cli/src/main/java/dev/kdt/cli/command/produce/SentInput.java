package dev.kdt.cli.command.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.sending.SentWork;
import dev.kdt.flow.IoFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sent to which stream: the files as they were when it began, and how they are cut into records.
 *
 * @param in the format of the input
 */
record SentInput(String stream, String in, List<Part> parts) implements SentWork {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file.
     *
     * @param name as the user wrote it
     * @param file its path from the root
     * @param modified time of its last change
     * @param fingerprint of its bytes; empty where none was kept
     */
    record Part(String name, String file, long bytes, String modified, String fingerprint) {
        /** @throws dev.kdt.flow.FlowException when it cannot be looked at */
        static Part of(String name, Path file) {
            try {
                Path whole = file.toRealPath();
                BasicFileAttributes its = Files.readAttributes(whole, BasicFileAttributes.class);
                return new Part(
                        name,
                        whole.toString(),
                        its.size(),
                        its.lastModifiedTime().toString(),
                        FileFingerprint.of(whole));
            } catch (IOException e) {
                throw IoFaults.reading(name, e);
            }
        }

        boolean isSameFile(Part other) {
            return file.equals(other.file);
        }

        boolean isUnchanged(Part other) {
            return bytes == other.bytes
                    && modified.equals(other.modified)
                    && (fingerprint.isEmpty() || fingerprint.equals(other.fingerprint));
        }
    }

    @Override
    public String command() {
        return "kdt produce";
    }

    @Override
    public String json(long records) {
        ObjectNode node = JSON.createObjectNode();
        node.put("stream", stream).put("in", in).put("records", records);
        var files = node.putArray("files");
        for (Part each : parts) {
            files.addObject()
                    .put("file", each.file)
                    .put("bytes", each.bytes)
                    .put("modified", each.modified)
                    .put("fingerprint", each.fingerprint);
        }
        return node + "\n";
    }

    /** The input that a state tells of; empty parts where it is no state. */
    private static SentInput parse(JsonNode node) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode each : node.path("files")) {
            String file = each.path("file").asText();
            parts.add(new Part(
                    file,
                    file,
                    each.path("bytes").asLong(),
                    each.path("modified").asText(),
                    each.path("fingerprint").asText()));
        }
        return new SentInput(node.path("stream").asText(), node.path("in").asText(), List.copyOf(parts));
    }

    @Override
    public void requireSame(String name, JsonNode state) {
        SentInput then = parse(state);
        if (then.parts.isEmpty()) {
            throw noState(name);
        }
        String remedy = " (remove " + name + " to send everything from the beginning)";
        if (!then.stream.equals(stream)) {
            throw new UsageException("--resume: " + name + " is about stream '" + then.stream + "'" + remedy);
        }
        if (!then.in.equals(in)) {
            throw new UsageException("--resume: " + name + " is about records cut by --in " + then.in + remedy);
        }
        requireSameFiles(name, then.parts, remedy);
    }

    private void requireSameFiles(String name, List<Part> then, String remedy) {
        boolean areSame = then.size() == parts.size();
        for (int i = 0; areSame && i < then.size(); i++) {
            areSame = then.get(i).isSameFile(parts.get(i));
        }
        if (!areSame) {
            throw new UsageException("--resume: " + name + " is about "
                    + String.join(", ", then.stream().map(Part::file).toList()) + remedy);
        }
        for (int i = 0; i < then.size(); i++) {
            if (!then.get(i).isUnchanged(parts.get(i))) {
                throw new UsageException("--resume: " + parts.get(i).name + " was changed since" + remedy);
            }
        }
    }
}
