package dev.kdt.cli.command.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.sending.SentWork;
import dev.kdt.flow.Input;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.replay.TimeShift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * What is replayed to where, for the file of {@code --resume}: the objects as they were when it began, and the options that say in which
 * order their records go.
 *
 * @param how the options
 * @param fingerprint of the names, sizes and times of the objects
 * @param shift by how much timestamps are moved: a later run moves them as much
 */
record ReplayedWork(String where, String to, String how, int objects, String fingerprint, TimeShift shift)
        implements SentWork {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The work on these objects. */
    static ReplayedWork of(String where, String to, String how, List<Input> objects, TimeShift shift, Session session) {
        return new ReplayedWork(where, to, how, objects.size(), fingerprint(objects, session), shift);
    }

    private static String fingerprint(List<Input> objects, Session session) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Input each : objects) {
                String line = each.name() + "\t" + each.opener().size() + "\t" + modified(each.name(), session) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }

    /** Objects in a bucket are not told by their times: a delivery stream writes none twice. */
    private static String modified(String name, Session session) {
        try {
            return name.startsWith("s3:")
                    ? ""
                    : Files.getLastModifiedTime(session.console().path(name)).toString();
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }

    @Override
    public String command() {
        return "kdt replay";
    }

    @Override
    public String json(long records) {
        ObjectNode node = JSON.createObjectNode();
        node.put("replay", where).put("to", to).put("how", how).put("objects", objects);
        node.put("fingerprint", fingerprint);
        Duration by = shift.by();
        if (by != null) {
            node.put("shiftMillis", by.toMillis());
        }
        return node.put("records", records) + "\n";
    }

    @Override
    public void requireSame(String name, JsonNode state) {
        if (!state.path("replay").isTextual()) {
            throw noState(name);
        }
        String remedy = " (remove " + name + " to send everything from the beginning)";
        requireSame(name, "", state.path("replay").asText(), where, remedy);
        requireSame(name, "what is sent to ", state.path("to").asText(), to, remedy);
        requireSame(name, "a replay with other options: ", state.path("how").asText(), how, remedy);
        if (!state.path("fingerprint").asText().equals(fingerprint)) {
            throw new UsageException(
                    "--resume: objects of " + where + " were added, removed or changed since: there were "
                            + state.path("objects").asInt() + ", there are " + objects + remedy);
        }
        if (state.has("shiftMillis")) {
            shift.goOn(Duration.ofMillis(state.path("shiftMillis").asLong()));
        }
    }

    private static void requireSame(String name, String what, String then, String now, String remedy) {
        if (!then.equals(now)) {
            throw new UsageException("--resume: " + name + " is about " + what + then + remedy);
        }
    }
}
