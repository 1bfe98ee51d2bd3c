package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;
import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code dedupe}: the first record of each key. */
final class Dedupe implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "dedupe",
            "Passes the first record of each key within a time window and drops its repetitions.",
            """
                        Time is the record's arrival, or the clock where none is known. Each lane (a shard, a file) remembers its own keys, \
                        at most so many as memory says, the oldest forgotten first; after a restart it starts empty: a repetition may pass, \
                        a record is never lost. The position is remembered with the key, so that a batch that is tried again passes again. Keys of \
            more than 100 bytes are compared as the JSON texts that they are.\
            """,
            List.of(
                    required(
                            "key",
                            new FieldType.Expression(),
                            "What makes two records the same; several results count together."),
                    optional("window", new FieldType.Span(), "10m", "How long a key is remembered."),
                    optional("memory", new FieldType.Whole(1, 100_000_000), "100000", "How many keys are remembered.")),
            List.of(new Example(
                    "Orders that are sent twice",
                    "dedupe: .id",
                    List.of("{\"id\":1}", "{\"id\":2}", "{\"id\":1}"),
                    List.of("{\"id\":1}", "{\"id\":2}"))));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) {
        return new Compiled(
                fields.step(),
                fields.expression("key"),
                fields.span("window", Duration.ofMinutes(10)),
                (int) fields.whole("memory", 100_000),
                surroundings.clock());
    }

    private static final int LARGEST_KEY = 100;

    private record Compiled(String name, Expression key, Duration window, int memory, Clock clock) implements Step {
        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            Program program = key.program();
            Memory seen = new Memory(memory, window.toMillis());
            return value -> {
                Instant arrival = current.record().arrival();
                long now = arrival == null ? clock.millis() : arrival.toEpochMilli();
                Value key = keyOf(value, program, current);
                if (seen.isFirst(key, current.record().position(), now)) {
                    next.take(value);
                } else {
                    current.dropped(name, () -> seen.remark(key));
                }
            };
        }

        private Value keyOf(Value value, Program program, CurrentRecord current) {
            List<Value> parts = new ArrayList<>(1);
            try {
                program.run(value, current, part -> parts.add(part.copy()));
            } catch (JqException e) {
                throw StepFailure.of(name, program.expression(), e, value);
            }
            return small(parts.size() == 1 ? parts.getFirst() : ArrayValue.of(parts));
        }

        /** A key may be as large as its record: then its digest is remembered. */
        private static Value small(Value key) {
            return switch (key) {
                case StringValue text when text.to() - text.from() <= LARGEST_KEY -> text;
                case StringValue text -> digest(text);
                case ObjectValue object -> digest(object);
                case ArrayValue array -> digest(array);
                default -> key;
            };
        }

        private static Value digest(Value key) {
            byte[] json = key.toString().getBytes(StandardCharsets.UTF_8);
            if (json.length <= LARGEST_KEY) {
                return key;
            }
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
                return Value.of("sha256:" + HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** The keys of one lane. */
    private static final class Memory {
        private final LinkedHashMap<Value, First> keys = new LinkedHashMap<>();
        private final int limit;
        private final long windowMillis;

        private record First(Position position, long millis) {}

        Memory(int limit, long windowMillis) {
            this.limit = limit;
            this.windowMillis = windowMillis;
        }

        boolean isFirst(Value key, Position position, long now) {
            First first = keys.get(key);
            if (first != null && now - first.millis() < windowMillis) {
                return first.position().equals(position);
            }
            keys.remove(key);
            keys.put(key, new First(position, now));
            forget(now);
            return true;
        }

        /** The remark about a key that came before. */
        String remark(Value key) {
            First first = keys.get(key);
            return "the key " + Shortened.remark(key) + " came before"
                    + (first == null ? "" : ", at " + first.position().inWords());
        }

        /** Keys stand in the order of their first records: the oldest come first. */
        private void forget(long now) {
            var oldest = keys.entrySet().iterator();
            while (oldest.hasNext()) {
                Map.Entry<Value, First> entry = oldest.next();
                if (keys.size() <= limit && now - entry.getValue().millis() < windowMillis) {
                    return;
                }
                oldest.remove();
            }
        }
    }
}
