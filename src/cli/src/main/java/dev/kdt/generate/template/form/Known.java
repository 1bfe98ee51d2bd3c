package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field that stands earlier in the file, and what is known of its value. */
public final class Known {
    /** The place of a value that is not kept. */
    static final int NO_PLACE = -1;

    private final int place;
    private final Map<String, Known> members = new LinkedHashMap<>();
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
