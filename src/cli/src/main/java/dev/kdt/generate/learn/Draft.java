package dev.kdt.generate.learn;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a template, with a remark on what is unsure of it.
 *
 * @param value a map, a list, a {@link Word}, a text, a number, a truth value or null
 * @param remark one line; empty for none
 */
record Draft(@Nullable Object value, String remark) {
    /** A word of the template language, such as {@code 2s..5m}; written without quotation marks. */
    record Word(String text) {}

    static Draft of(String type, Object parameter) {
        return new Draft(map(type, parameter), "");
    }

    static Draft constant(@Nullable Object value) {
        return value instanceof Map || value instanceof Iterable || value == null
                ? new Draft(map("constant", value), "")
                : new Draft(value, "");
    }

    static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    /** The same with one more remark. */
    Draft remarked(String more) {
        return more.isEmpty() ? this : new Draft(value, remark.isEmpty() ? more : remark + "; " + more);
    }

    /** The same with a modifier, such as {@code present: 12%}. */
    Draft with(String modifier, Object its) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> changed.put((String) key, each));
        } else {
            changed.put("constant", value);
        }
        changed.put(modifier, its);
        return new Draft(changed, remark);
    }

    /** A share as templates write it: {@code 12%}. */
    static Word share(double share) {
        double percent = Math.clamp(share * 100, 0.01, 99.9);
        double round = percent > 99 ? Rounding.significant(percent, 3) : Rounding.significant(percent, 2);
        return new Word(number(round) + "%");
    }

    /** A number without an exponent or digits that say nothing. */
    static String number(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
