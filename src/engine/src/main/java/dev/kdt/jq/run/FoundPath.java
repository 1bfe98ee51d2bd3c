package dev.kdt.jq.run;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Keeps the last output and its path. */
final class FoundPath implements PathSink {
    private Path path = Path.ROOT;
    private @Nullable Value value;

    @Override
    public int accept(Path foundPath, Value found) {
        path = foundPath;
        value = found;
        return Sink.GO;
    }

    Path path() {
        return path;
    }

    @Nullable
    Value value() {
        return value;
    }
}
