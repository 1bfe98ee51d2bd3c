package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;
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

    /** The outputs, written straight to bytes. */
    List<String> written(String program, String input) throws JqSyntaxException, JqException {
        List<String> outputs = new ArrayList<>();
        Jq.compile(program, scope).program().write(value(input), Bindings.NONE, new Texts(outputs));
        return outputs;
    }

    /** The outputs, and after them the error as {@code error: message}; written straight to bytes they must be the same. */
    List<String> outputsAndError(String program, String input) throws JqSyntaxException {
        Expression expression = Jq.compile(program, scope);
        List<String> made = outputsAndError(
                outputs -> expression.program().run(value(input), Bindings.NONE, v -> outputs.add(v.toString())));
        List<String> written =
                outputsAndError(outputs -> expression.program().write(value(input), Bindings.NONE, new Texts(outputs)));
        assertEquals(made, written, program);
        return made;
    }

    private interface Way {
        void run(List<String> outputs) throws JqException;
    }

    private static List<String> outputsAndError(Way way) {
        List<String> outputs = new ArrayList<>();
        try {
            way.run(outputs);
        } catch (JqException e) {
            outputs.add("error: " + e.getMessage());
        }
        return outputs;
    }

    /** Cuts what is written into the texts of the outputs. */
    private static final class Texts implements JsonOutput {
        private final List<String> outputs;
        private final ByteBuilder bytes = new ByteBuilder();

        Texts(List<String> outputs) {
            this.outputs = outputs;
        }

        @Override
        public ByteBuilder bytes() {
            return bytes;
        }

        @Override
        public void end() {
            outputs.add(bytes.toString());
            bytes.clear();
        }
    }
}
