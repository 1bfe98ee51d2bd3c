package dev.kdt.cli.model;

import java.util.Arrays;
import java.util.Iterator;

/** An enum's constants as they are written, which are found out when they are asked for: that is reflection, and only completion asks. */
record EnumNames(Class<?> type) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).iterator();
    }
}
