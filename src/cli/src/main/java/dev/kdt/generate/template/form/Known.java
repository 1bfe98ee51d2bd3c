package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Constant;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A field that stands earlier in the file, and what is known of its value. */
public final class Known {
    /** The place of a value that is not kept. */
    static final int NO_PLACE = -1;

    private final int place;
    private final Map<String, Known> members = new LinkedHashMap<>();
    private @Nullable Known element;
    private @Nullable Constant constant;
    private boolean object;
    private boolean complete;

    /** @param place under which its value's place is kept */
    public Known(int place) {
        this.place = place;
    }

    /** An object whose members are added as they are read. */
    public static Known root() {
        Known root = new Known(NO_PLACE);
        root.object = true;
        return root;
    }

    public int place() {
        return place;
    }

    /** Its value, if that is always the same. */
    public @Nullable Constant constant() {
        return constant;
    }

    void isAlways(Constant value) {
        constant = value;
        if (value.value() instanceof ObjectValue whole) {
            object = true;
            for (Entries each = whole.entries(); each.next(); ) {
                add(each.key().text(), always(each.value()));
            }
        } else if (value.value() instanceof ArrayValue list) {
            element = anyOf(Stream.of(list.toArray()).map(Known::always).toList());
        }
    }

    private static Known always(Value value) {
        Known known = new Known(NO_PLACE);
        known.isAlways(new Constant(value));
        known.complete();
        return known;
    }

    /** It is an array of these. */
    void hasElements(Known each) {
        element = each;
    }

    /** What its elements are; null when that is not known, or it is no array. */
    @Nullable
    Known element() {
        return element;
    }

    /** Its value is like one of these, which may be kept elsewhere. */
    void isLike(List<Known> alternatives) {
        Known all = anyOf(alternatives);
        object = all.object;
        members.putAll(all.members);
        element = all.element;
    }

    /** What is certain of a value that is one of these: a name that none of them has is not there. */
    private static Known anyOf(List<Known> alternatives) {
        Known all = new Known(NO_PLACE);
        all.complete();
        List<Known> some = alternatives.stream().filter(each -> !each.isNull()).toList();
        all.object = !some.isEmpty() && some.stream().allMatch(Known::isKnownObject);
        if (all.object) {
            some.stream()
                    .flatMap(each -> each.members.keySet().stream())
                    .distinct()
                    .forEach(name -> all.add(
                            name,
                            anyOf(some.stream()
                                    .map(each -> each.member(name))
                                    .filter(Objects::nonNull)
                                    .toList())));
        }
        if (!some.isEmpty() && some.stream().allMatch(each -> each.element != null)) {
            all.element = anyOf(
                    some.stream().map(Known::element).filter(Objects::nonNull).toList());
        }
        return all;
    }

    /** Whether its value is always the same text, number or boolean, which has neither members nor elements. */
    boolean isAlwaysScalar() {
        return constant != null
                && !(constant.value() instanceof ObjectValue || constant.value() instanceof ArrayValue)
                && !isNull();
    }

    private boolean isNull() {
        return constant != null && constant.value().kind() == Kind.NULL;
    }

    /** It is an object with the members that are added, and no others. */
    void isObject() {
        object = true;
    }

    /** It is read to its end. */
    public void complete() {
        complete = true;
    }

    /** Whether it is read to its end; else it is what is being read, or has that in it, or something is wrong with it. */
    boolean isComplete() {
        return complete;
    }

    /** Whether its members are known. */
    boolean isKnownObject() {
        return object;
    }

    void add(String name, Known member) {
        members.put(name, member);
    }

    public @Nullable Known member(String name) {
        return members.get(name);
    }

    public List<String> names() {
        return new ArrayList<>(members.keySet());
    }
}
