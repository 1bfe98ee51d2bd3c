package dev.kdt.redrive;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.IoFaults;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ledger on the disk, two lines for each request: {@code {"sending":7,"at":"…","to":"firehose:archive","places":["1~5c1f…
 * parked.ndjson",…],"records":["orders/shardId-000000000000/4959…",…]}} before it is made, and {@code {"ended":7,"open":[…],"unknown":[…]}} after its answer
 * with the numbers of the places that the target does not have, and that it may have. The first line says what file it is.
 *
 * @param file of the ledger
 * @param names of the files in it
 */
public record LedgerFile(Path file, LedgerNames names) {
    /** The first line. */
    static final String HEADER = "{\"ledger\":\"kdt redrive\",\"version\":1}";

    /** A group that was begun. */
    private record Group(Instant at, SentScope scope, List<LedgerItem> items) {}

    /** Whether there is one. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /**
     * Adds what the ledger says to what is known. A line that is not whole was being written when its writer was killed: of a request it
     * says nothing, since that was not begun before the line was on the disk.
     *
     * @return the highest number of a group
     * @throws FlowException when the file is no ledger, or cannot be read
     */
    public long readInto(SentLeftovers known) {
        if (!isThere()) {
            return 0;
        }
        Map<Long, Group> begun = new HashMap<>();
        long highest = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            requireLedger(line(in));
            for (Slice line = line(in); line != null; line = line(in)) {
                highest = Math.max(highest, take(line, begun, known));
            }
        } catch (IOException e) {
            throw IoFaults.reading(file.toString(), e);
        }
        return highest;
    }

    private void requireLedger(@Nullable Slice first) {
        if (first != null && !HEADER.equals(first.toText().strip()) && !HEADER.startsWith(first.toText())) {
            throw new FlowException(file + " is no ledger of kdt redrive of this version (name another file)");
        }
    }

    private static @Nullable Slice line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return Slice.of(line.toByteArray());
    }

    /** Returns the number of the line's group; 0 when the line says nothing. */
    private long take(Slice line, Map<Long, Group> begun, SentLeftovers known) {
        try {
            if (!(new JsonReader().read(line) instanceof ObjectValue object)) {
                return 0;
            }
            if (object.get(StringValue.of("sending")) instanceof NumberValue number) {
                Group group = group(object);
                begun.put((long) number.number(), group);
                group.items().forEach(each -> known.begun(whole(each), group.scope(), each, group.at()));
                return (long) number.number();
            }
            if (object.get(StringValue.of("ended")) instanceof NumberValue number) {
                Group group = begun.remove((long) number.number());
                if (group != null) {
                    end(group, object, known);
                }
                return (long) number.number();
            }
        } catch (JsonException _) {
            // Torn by a kill.
        }
        return 0;
    }

    private static Group group(ObjectValue line) {
        List<String> places = texts(line.get(StringValue.of("places")));
        List<String> records = texts(line.get(StringValue.of("records")));
        List<LedgerItem> items = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String[] place = places.get(i).split(" ", 2);
            String record = i < records.size() ? records.get(i) : "";
            if (place.length == 2) {
                items.add(new LedgerItem(LeftoverPlace.read(place[1], place[0]), record.isEmpty() ? null : record));
            }
        }
        return new Group(at(line), new SentScope(text(line, "to"), text(line, "pipeline")), items);
    }

    private void end(Group group, ObjectValue line, SentLeftovers known) {
        List<Integer> open = numbers(line.get(StringValue.of("open")));
        List<Integer> unknown = numbers(line.get(StringValue.of("unknown")));
        for (int i = 0; i < group.items().size(); i++) {
            SentState state =
                    open.contains(i) ? SentState.OPEN : unknown.contains(i) ? SentState.UNKNOWN : SentState.SENT;
            set(group, group.items().get(i), state, known);
        }
    }

    private void set(Group group, LedgerItem item, SentState state, SentLeftovers known) {
        known.set(whole(item), group.scope(), item, state);
    }

    private String whole(LedgerItem item) {
        return names.read(item.place().file()) + ":" + item.place().written();
    }

    /** A time that cannot be read is any time. */
    private static Instant at(ObjectValue line) {
        try {
            return Instant.parse(text(line, "at"));
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }

    private static String text(ObjectValue line, String name) {
        return line.get(StringValue.of(name)) instanceof StringValue text ? text.text() : "";
    }

    private static List<String> texts(@Nullable Value list) {
        List<String> texts = new ArrayList<>();
        if (list instanceof ArrayValue array) {
            for (Value each : array.toArray()) {
                texts.add(each instanceof StringValue text ? text.text() : "");
            }
        }
        return texts;
    }

    private static List<Integer> numbers(@Nullable Value list) {
        List<Integer> numbers = new ArrayList<>();
        if (list instanceof ArrayValue array) {
            for (Value each : array.toArray()) {
                if (each instanceof NumberValue number) {
                    numbers.add((int) number.number());
                }
            }
        }
        return numbers;
    }
}
