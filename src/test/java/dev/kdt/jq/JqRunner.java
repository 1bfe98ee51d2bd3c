package dev.kdt.jq;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs that are given everything. */
final class JqRunner {
    private final Scope scope = Scope.pure()
            .withEnvironment(Map.of("PAGER", "less"), Exposure.WHOLE)
            .withClock(Clock.system(ZoneOffset.UTC))
            .with(Capability.values());

    Value value(String json) {
        try {
            return new JsonReader().read(Slice.utf8(json));
        } catch (JsonException e) {
            throw new AssertionError(json, e);
        }
    }

    /** The outputs as JSON text. */
    List<String> outputs(String program, String input) throws JqSyntaxException, JqException {
        List<String> outputs = new ArrayList<>();
        Jq.compile(program, scope).program().run(value(input), Bindings.NONE, v -> outputs.add(v.toString()));
        return outputs;
    }

    /** The outputs, and after them the error as {@code error: message}. */
    List<String> outputsAndError(String program, String input) throws JqSyntaxException {
        List<String> outputs = new ArrayList<>();
        try {
            Jq.compile(program, scope).program().run(value(input), Bindings.NONE, v -> outputs.add(v.toString()));
        } catch (JqException e) {
            outputs.add("error: " + e.getMessage());
        }
        return outputs;
    }
}
