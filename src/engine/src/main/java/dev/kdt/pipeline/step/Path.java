package dev.kdt.pipeline.step;

import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.jq.run.SliceBounds;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A jq path along which values are rewritten. Plain paths ({@code .a.b}, {@code .items[].card}) are walked directly; any other path
 * expression is run to learn where it leads to. What the path does not lead to stays as it is.
 *
 * @param plain the segments of a plain path: a key, or null for "each element"; null for a path that is not plain
 */
record Path(String source, @Nullable List<Segment> plain, Expression paths) {
    private static final Pattern PLAIN = Pattern.compile("(\\.[A-Za-z_][A-Za-z0-9_]*|\\[])+");
    private static final Pattern SEGMENT = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\[]");

    /** A part of a plain path. */
    sealed interface Segment {
        record Key(StringValue name) implements Segment {}

        record Each() implements Segment {}
    }

    static Path of(Fields.PathField field) {
        String source = field.source().strip();
        return new Path(
                source,
                PLAIN.matcher(source).matches() && source.startsWith(".") ? segments(source) : null,
                field.paths());
    }

    private static List<Segment> segments(String source) {
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(source);
        while (matcher.find()) {
            segments.add(
                    matcher.group(1) == null ? new Segment.Each() : new Segment.Key(StringValue.of(matcher.group(1))));
        }
        return segments;
    }

    /** Makes a walker for one thread. */
    Walker start() {
        List<Segment> segments = plain;
        if (segments != null) {
            Segment[] path = segments.toArray(Segment[]::new);
            return (value, current, rewriter, step) -> rewrite(value, path, 0, rewriter, step, value);
        }
        return new Computed(paths.program(), paths);
    }

    /** Rewrites all values that a path leads to; for one thread. */
    interface Walker {
        /**
         * The value with all that the path leads to rewritten.
         *
         * @throws StepFailure of {@code step} when the path does not fit the value
         */
        Value rewrite(Value value, CurrentRecord current, Redaction.Rewriter rewriter, String step);
    }

    @SuppressWarnings("ReferenceEquality") // What was not rewritten is the same value.
    private static Value rewrite(
            Value value, Segment[] path, int at, Redaction.Rewriter rewriter, String step, Value whole) {
        if (at == path.length) {
            return rewriter.rewrite(value);
        }
        if (value.kind() == Kind.NULL) {
            return value;
        }
        return switch (path[at]) {
            case Segment.Key key -> {
                if (!(value instanceof ObjectValue object)) {
                    throw new StepFailure(
                            step, "Cannot index " + value.kind().typeName() + " with " + key.name(), whole);
                }
                Value inner = object.get(key.name());
                if (inner == null) {
                    yield value;
                }
                Value changed = rewrite(inner, path, at + 1, rewriter, step, whole);
                yield changed == inner ? value : object.with(key.name(), changed);
            }
            case Segment.Each _ -> each(value, path, at, rewriter, step, whole);
        };
    }

    private static Value each(
            Value value, Segment[] path, int at, Redaction.Rewriter rewriter, String step, Value whole) {
        if (value instanceof ArrayValue array) {
            Value[] changed = new Value[array.size()];
            int i = 0;
            for (Elements e = array.elements(); e.next(); ) {
                changed[i++] = rewrite(e.value(), path, at + 1, rewriter, step, whole);
            }
            return ArrayValue.owning(changed, changed.length);
        }
        if (value instanceof ObjectValue object) {
            ObjectValue changed = object;
            for (StringValue key : object.sortedKeys()) {
                Value inner = object.get(key);
                changed = inner == null
                        ? changed
                        : changed.with(key, rewrite(inner, path, at + 1, rewriter, step, whole));
            }
            return changed;
        }
        throw new StepFailure(step, "Cannot iterate over " + value.kind().typeName(), whole);
    }

    /** Asks a program where the path leads to. */
    private record Computed(Program program, Expression paths) implements Walker {
        @Override
        public Value rewrite(Value value, CurrentRecord current, Redaction.Rewriter rewriter, String step) {
            List<ArrayValue> found = new ArrayList<>();
            try {
                program.run(value, current, path -> found.add((ArrayValue) path.copy()));
                Value rewritten = value;
                for (ArrayValue path : found) {
                    rewritten = at(rewritten, path, 0, rewriter);
                }
                return rewritten;
            } catch (JqException e) {
                throw StepFailure.of(step, paths, e, value);
            }
        }

        private static Value at(Value value, ArrayValue path, int depth, Redaction.Rewriter rewriter)
                throws JqException {
            if (depth == path.size()) {
                return rewriter.rewrite(value);
            }
            return switch (path.get(depth)) {
                case StringValue key
                when value instanceof ObjectValue object -> {
                    Value inner = object.get(key);
                    yield inner == null ? value : object.with(key, at(inner, path, depth + 1, rewriter));
                }
                case NumberValue number
                when value instanceof ArrayValue array -> {
                    int index = (int) number.number();
                    int place = index < 0 ? index + array.size() : index;
                    yield place < 0 || place >= array.size()
                            ? value
                            : array.with(place, at(array.get(place), path, depth + 1, rewriter));
                }
                case ObjectValue slice
                when value instanceof ArrayValue array -> {
                    SliceBounds bounds = SliceBounds.of(slice, array.size());
                    Value changed = at(bounds.cut(array), path, depth + 1, rewriter);
                    yield bounds.replace(array, changed instanceof ArrayValue part ? part : ArrayValue.of(changed));
                }
                default -> {
                    if (value.kind() != Kind.NULL) {
                        throw new JqException("a " + value.kind().typeName() + " has no place that can be rewritten");
                    }
                    yield value;
                }
            };
        }
    }
}
