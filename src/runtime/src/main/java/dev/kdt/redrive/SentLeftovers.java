package dev.kdt.redrive;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all ledgers say of leftovers. For one thread. */
public final class SentLeftovers {
    private record Origin(SentScope scope, String record) {}

    private final Map<String, SentState> byPlace = new HashMap<>();
    private final Map<Origin, SentState> byOrigin = new HashMap<>();

    /** The places of leftovers that were sent without a pipeline, which would make more than one result of them. */
    private final Set<String> asTheyAre = new HashSet<>();

    /** When requests were begun that nobody knows the outcome of, by their leftovers' places. */
    private final Map<String, Instant> begun = new HashMap<>();

    SentState of(String place, SentScope scope, LedgerItem item) {
        SentState known = byPlace.getOrDefault(place, SentState.OPEN);
        return known == SentState.OPEN && item.origin() != null
                ? byOrigin.getOrDefault(new Origin(scope, item.origin()), SentState.OPEN)
                : known;
    }

    /** Whether the leftover was sent without a pipeline, so that no results of it are to follow. */
    boolean isSentAsItIs(String place) {
        return asTheyAre.contains(place);
    }

    /** Notes that a request with the leftover was begun, of which nobody knows the outcome. */
    void begun(String place, SentScope scope, LedgerItem item, Instant at) {
        set(place, scope, item, SentState.UNKNOWN);
        begun.put(place, at);
    }

    /** When the first request was begun of those whose outcome is still unknown; null when there are none. */
    @Nullable
    Instant firstUnknown() {
        return byPlace.entrySet().stream()
                .filter(each -> each.getValue() == SentState.UNKNOWN)
                .map(each -> begun.get(each.getKey()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    void set(String place, SentScope scope, LedgerItem item, SentState state) {
        set(byPlace, place, state);
        if (scope.isAsItIs() && state == SentState.SENT) {
            asTheyAre.add(place);
        } else {
            asTheyAre.remove(place);
        }
        if (item.origin() != null) {
            set(byOrigin, new Origin(scope, item.origin()), state);
        }
    }

    private static <K> void set(Map<K, SentState> states, K key, SentState state) {
        if (state == SentState.OPEN) {
            states.remove(key);
        } else {
            states.put(key, state);
        }
    }
}
