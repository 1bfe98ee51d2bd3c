package dev.kdt.redrive;

import java.util.HashMap;
import java.util.Map;

/** What all ledgers say of leftovers. For one thread. */
public final class SentLeftovers {
    private final Map<String, SentState> byPlace = new HashMap<>();
    private final Map<String, SentState> byOrigin = new HashMap<>();

    /** @param scope of the origin: where to, and through which pipeline */
    SentState of(String place, String scope, LedgerItem item) {
        SentState known = byPlace.getOrDefault(place, SentState.OPEN);
        return known == SentState.OPEN && item.origin() != null
                ? byOrigin.getOrDefault(scope + item.origin(), SentState.OPEN)
                : known;
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
