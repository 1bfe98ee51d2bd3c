package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Distribution;
import dev.kdt.generate.value.Exponential;
import dev.kdt.generate.value.LogNormal;
import dev.kdt.generate.value.Normal;
import dev.kdt.generate.value.Zipf;
import dev.kdt.pipeline.config.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the distribution in a mapping of numbers. */
final class DistributionReader {
    static final String NORMAL = "normal";
    static final String LOG_NORMAL = "log-normal";
    static final String EXPONENTIAL = "exponential";
    static final String ZIPF = "zipf";
    static final List<String> NAMES = List.of(NORMAL, LOG_NORMAL, EXPONENTIAL, ZIPF);

    private static final int MOST_RANKS = 1_000_000_000;

    private final Unit unit;
    private final FieldScope scope;

    /** A distribution; null when it is wrong. */
    record Drawn(@Nullable Distribution given) {
        Distribution distribution() {
            return Objects.requireNonNull(given, "problems were added");
        }
    }

    DistributionReader(Unit unit, FieldScope scope) {
        this.unit = unit;
        this.scope = scope;
    }

    /** The mapping's distribution; null when it names none. */
    @Nullable
    Drawn read(Node.Mapping mapping) {
        List<Node.Entry> named = mapping.entries().stream()
                .filter(each -> NAMES.contains(each.key().text()))
                .toList();
        if (named.size() > 1) {
            scope.problem(
                    named.get(1).key().place(),
                    "two distributions, '" + named.get(0).key().text() + "' and '"
                            + named.get(1).key().text() + "' (leave one)");
        }
        return named.isEmpty()
                ? null
                : new Drawn(distribution(
                        named.getFirst().key().text(), named.getFirst().value()));
    }

    private @Nullable Distribution distribution(String name, Node value) {
        FieldScope its = scope.in(name);
        List<String> keys = keys(name);
        if (!(value instanceof Node.Mapping params)) {
            its.problem(
                    value.place(), "must be a mapping (write " + name + ": {" + String.join(": …, ", keys) + ": …})");
            return null;
        }
        its.problems().checkKeys(params, keys, its.subject() + ": unknown key '%s'");
        BigDecimal first = param(params, keys.getFirst(), name.equals(ZIPF) ? Unit.NONE : unit, its, null);
        BigDecimal second = keys.size() < 2
                ? BigDecimal.ZERO
                : param(
                        params,
                        keys.getLast(),
                        name.equals(NORMAL) ? unit : Unit.NONE,
                        its,
                        name.equals(ZIPF) ? BigDecimal.ONE : null);
        if (first == null || second == null) {
            return null;
        }
        if (second.signum() < 0 || (first.signum() <= 0 && !name.equals(NORMAL))) {
            String wrong = second.signum() < 0 ? keys.getLast() : keys.getFirst();
            its.problem(params.place(), "'" + wrong + "' must be more than 0");
            return null;
        }
        return switch (name) {
            case NORMAL -> new Normal(first.doubleValue(), second.doubleValue());
            case LOG_NORMAL -> new LogNormal(first.doubleValue(), second.doubleValue());
            case EXPONENTIAL -> new Exponential(first.doubleValue());
            default -> {
                Zipf ranks = new Zipf(first.min(BigDecimal.valueOf(MOST_RANKS)).longValue(), second.doubleValue());
                yield ranks::draw;
            }
        };
    }

    private static List<String> keys(String name) {
        return NumberReader.PARAMS.stream()
                .filter(each -> each.name().equals(name))
                .flatMap(each -> each.params().stream())
                .map(ParamSpec::name)
                .toList();
    }

    private static @Nullable BigDecimal param(
            Node.Mapping params, String key, Unit unit, FieldScope scope, @Nullable BigDecimal absent) {
        Node node = params.get(key);
        if (node != null) {
            return unit.read(node, scope.in(key));
        }
        if (absent == null) {
            scope.problem(params.place(), "'" + key + "' is missing");
        }
        return absent;
    }
}
