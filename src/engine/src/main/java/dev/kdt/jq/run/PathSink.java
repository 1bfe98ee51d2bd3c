package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** Receives a filter's outputs together with the paths that lead to them. */
@FunctionalInterface
public interface PathSink {
    /** Takes an output and where it was found; {@link Sink#GO} or {@link Sink#STOP}. */
    int accept(Path path, Value value) throws JqException;
}
