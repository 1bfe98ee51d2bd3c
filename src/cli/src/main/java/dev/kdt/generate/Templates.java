package dev.kdt.generate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The built-in templates. */
public final class Templates {
    /** All of them. */
    public static final List<Named> ALL = List.of(
            new Named("orders", "orders of a web shop: who, what, how much, from where", Orders::new),
            new Named("clicks", "what visitors of a web shop do: views, clicks, orders", Clicks::new));

    /** Makes a template from a seed and the time at which its records begin. */
    @FunctionalInterface
    public interface Maker {
        Template make(long seed, Instant start);
    }

    /** A template under the name that users know it by. */
    public record Named(String name, String description, Maker maker) {}

    private Templates() {}

    /** The template that users call {@code name}. */
    public static Optional<Named> find(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
