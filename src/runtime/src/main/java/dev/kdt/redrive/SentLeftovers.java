package dev.kdt.redrive;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all ledgers say of leftovers. For one thread. */
public final class SentLeftovers {
    private final Map<String, SentState> byPlace = new HashMap<>();
    private final Map<String, SentState> byOrigin = new HashMap<>();

    /** When requests were begun that nobody knows the outcome of, by their leftovers' places. */
    private final Map<String, Instant> begun = new HashMap<>();

    /** @param scope of the origin: where to, and through which pipeline */
    SentState of(String place, String scope, LedgerItem item) {
        SentState known = byPlace.getOrDefault(place, SentState.OPEN);
        return known == SentState.OPEN && item.origin() != null
                ? byOrigin.getOrDefault(scope + item.origin(), SentState.OPEN)
                : known;
    }

    /** Notes that a request with the leftover was begun, of which nobody knows the outcome. */
    void begun(String place, String scope, LedgerItem item, Instant at) {
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

    void set(String place, String scope, LedgerItem item, SentState state) {
        set(byPlace, place, state);
        if (item.origin() != null) {
            set(byOrigin, scope + item.origin(), state);
        }
    }

    private static void set(Map<String, SentState> states, String key, SentState state) {
        if (state == SentState.OPEN) {
            states.remove(key);
        } else {
            states.put(key, state);
        }
    }
}
