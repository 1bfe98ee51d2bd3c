package dev.kdt.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log of a function: a JSON object on each line. Safe for use by several threads. */
final class FunctionLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<String> lines;
    private final InstantSource clock;
    private volatile @Nullable String requestId;

    /** The levels of lines, named as in Lambda's own lines. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    FunctionLog(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** The lines from now on are of this invocation; null when it has no id. */
    void begin(@Nullable String id) {
        requestId = id;
    }

    /** Something that the user ought to know. */
    void warn(String message) {
        write(line(Level.WARN).put("message", message));
    }

    /** The beginning of a line. */
    ObjectNode line(Level level) {
        ObjectNode line = JSON.createObjectNode()
                .put("timestamp", clock.instant().toString())
                .put("level", level.name());
        if (requestId != null) {
            line.put("requestId", requestId);
        }
        return line;
    }

    void write(ObjectNode line) {
        lines.accept(line.toString());
    }
}
