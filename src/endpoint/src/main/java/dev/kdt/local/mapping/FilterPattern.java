package dev.kdt.local.mapping;

import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter pattern or a part of one. The elements of an array in the data are looked at one by one: one that matches is enough, as in
 * "Amazon EventBridge User Guide, Arrays in event patterns".
 */
sealed interface FilterPattern {
    /**
     * Whether a value matches.
     *
     * @param value null for a member that is not there
     */
    boolean matches(@Nullable Value value);

    /** A member and the pattern of its value. */
    record Member(StringValue name, FilterPattern pattern) {}

    /**
     * An object: all its members match, and of each list of alternatives ({@code $or}) one does.
     *
     * @param alternatives the lists of alternatives
     */
    record AllOf(List<Member> members, List<List<AllOf>> alternatives) implements FilterPattern {
        @Override
        public boolean matches(@Nullable Value value) {
            if (value instanceof ArrayValue array && array.size() > 0) {
                for (Elements e = array.elements(); e.next(); ) {
                    if (matches(e.value())) {
                        return true;
                    }
                }
                return false;
            }
            ObjectValue object = value instanceof ObjectValue given ? given : null;
            for (Member each : members) {
                if (!each.pattern().matches(object == null ? null : object.get(each.name()))) {
                    return false;
                }
            }
            return alternatives.stream()
                    .allMatch(any -> any.stream().anyMatch(alternative -> alternative.matches(object)));
        }

        /** The names of the members that it looks at, those of its alternatives too. */
        List<StringValue> names() {
            List<StringValue> names = new ArrayList<>();
            members.forEach(member -> names.add(member.name()));
            alternatives.forEach(any -> any.forEach(each -> names.addAll(each.names())));
            return names;
        }
    }

    /** A list of rules, one of which the value must keep. */
    record AnyOf(List<FilterRule> rules) implements FilterPattern {
        @Override
        public boolean matches(@Nullable Value value) {
            if (value instanceof ArrayValue array && array.size() > 0) {
                for (Elements e = array.elements(); e.next(); ) {
                    if (matches(e.value())) {
                        return true;
                    }
                }
                return false;
            }
            Value leaf = value instanceof ObjectValue || value instanceof ArrayValue ? null : value;
            return rules.stream().anyMatch(rule -> rule.holds(leaf));
        }
    }
}
