package dev.kdt.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Objects in memory that are put under conditions, with the faults that a test wants. */
final class FakeStore implements ConditionalStore {
    private final Map<String, Version> objects = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> accepted = new ArrayList<>();
    private int versions;
    private boolean ignoringAbsence;
    private boolean ignoringMatch;
    private boolean down;

    /** What happens to a put. */
    enum Fault {
        NONE,
        /** It takes effect, and there is no answer. */
        ANSWER_LOST,
        /** As 500 and 503. */
        NOT_TAKEN,
        /** As 409: another put is under way. */
        CONFLICT
    }

    synchronized FakeStore failing(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    synchronized FakeStore ignoringAbsence() {
        ignoringAbsence = true;
        return this;
    }

    synchronized FakeStore ignoringMatch() {
        ignoringMatch = true;
        return this;
    }

    synchronized void setDown(boolean isDown) {
        down = isDown;
    }

    /** The contents that were taken, but for those of the probe. */
    synchronized List<String> accepted() {
        return List.copyOf(accepted);
    }

    synchronized @Nullable String text(String key) {
        Version there = objects.get(key);
        return there == null ? null : new String(there.content(), StandardCharsets.UTF_8);
    }

    /** As somebody does who knows nothing of conditions. */
    synchronized void overwrite(String key, String content) {
        objects.put(key, new Version("v" + ++versions, content.getBytes(StandardCharsets.UTF_8)));
    }

    synchronized void delete(String key) {
        objects.remove(key);
    }

    @Override
    public String place(String key) {
        return "s3://b/" + key;
    }

    @Override
    public synchronized @Nullable Version read(String key) {
        requireUp();
        return objects.get(key);
    }

    @Override
    public synchronized @Nullable String put(String key, byte[] content, @Nullable String expected) {
        requireUp();
        Fault fault = key.endsWith(ConditionProbe.NAME) || faults.isEmpty() ? Fault.NONE : faults.remove();
        if (fault == Fault.NOT_TAKEN) {
            throw new StoreFaultException("s3: SlowDown: reduce your request rate");
        }
        Version there = objects.get(key);
        boolean holds = expected == null
                ? there == null || ignoringAbsence
                : (there != null && Objects.equals(there.tag(), expected)) || ignoringMatch;
        if (!holds || fault == Fault.CONFLICT) {
            return null;
        }
        String tag = there != null && Arrays.equals(there.content(), content) ? there.tag() : "v" + ++versions;
        objects.put(key, new Version(tag, content));
        if (!key.endsWith(ConditionProbe.NAME)) {
            accepted.add(new String(content, StandardCharsets.UTF_8));
        }
        if (fault == Fault.ANSWER_LOST) {
            throw new StoreFaultException("s3: no whole answer in time");
        }
        return tag;
    }

    private void requireUp() {
        if (down) {
            throw new StoreFaultException("cannot connect to s3");
        }
    }
}
