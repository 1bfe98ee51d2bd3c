package dev.kdt.local.mapping;

import dev.kdt.bytes.Slice;
import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a filter: "AWS Lambda Developer Guide, Control which events Lambda sends to your function, Filter rule syntax".
 */
sealed interface FilterRule {
    /**
     * Whether the comparison holds.
     *
     * @param value a string, number, boolean or null; Java's null when there is none, also for an object or an empty array
     */
    boolean holds(@Nullable Value value);

    /** The same value. */
    record Equal(Value expected) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            return value != null && value.kind() == expected.kind() && value.equals(expected);
        }
    }

    /** The same text, whatever the case of its letters. */
    record EqualIgnoringCase(String expected) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            return value instanceof StringValue text
                    && text.text().toLowerCase(Locale.ROOT).equals(expected.toLowerCase(Locale.ROOT));
        }
    }

    /** Text that begins so. */
    record Prefix(Slice expected) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            return value instanceof StringValue text && text.utf8().startsWith(expected.toSharedBytes());
        }
    }

    /** Text that ends so. */
    record Suffix(Slice expected) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            if (!(value instanceof StringValue text)) {
                return false;
            }
            Slice utf8 = text.utf8();
            return utf8.length() >= expected.length()
                    && utf8.sub(utf8.length() - expected.length(), utf8.length())
                            .equals(expected);
        }
    }

    /** A value for which none of the rules holds. */
    record AnythingBut(List<FilterRule> rules) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            return value != null && rules.stream().noneMatch(rule -> rule.holds(value));
        }
    }

    /** The value is there, or is not. */
    record Exists(boolean expected) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            return (value != null) == expected;
        }
    }

    /** A number for which all comparisons hold. */
    record Numeric(List<Comparison> comparisons) implements FilterRule {
        @Override
        public boolean holds(@Nullable Value value) {
            return value instanceof NumberValue number
                    && comparisons.stream().allMatch(each -> each.operator().holds(number.compareTo(each.limit())));
        }
    }

    /** One comparison with a number. */
    record Comparison(Operator operator, NumberValue limit) {}

    /** The comparisons of numbers. */
    enum Operator {
        EQUAL("="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** The operator that is written so, or null. */
        static @Nullable Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(each -> each.sign.equals(sign))
                    .findFirst()
                    .orElse(null);
        }

        /** @param compared the order of a number and the limit */
        boolean holds(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case LESS -> compared < 0;
                case LESS_OR_EQUAL -> compared <= 0;
                case GREATER -> compared > 0;
                case GREATER_OR_EQUAL -> compared >= 0;
            };
        }
    }
}
