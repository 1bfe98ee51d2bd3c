package dev.kdt.cli.packaging;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An environment that notes which of its variables are asked for, and has a value for each. */
final class NamedVariables extends AbstractMap<String, String> {
    private static final String STAND_IN = "stand-in-for-";
    private static final Pattern STAND_INS = Pattern.compile(STAND_IN + "([a-zA-Z0-9_]+)");

    private final Map<String, String> environment;
    private final SortedSet<String> named = new TreeSet<>();

    /** @param environment the variables that are set; another one has a stand-in for its value */
    NamedVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String get(Object name) {
        named.add((String) name);
        String value = environment.get(name);
        return value == null || value.isEmpty() ? STAND_IN + name : value;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return environment.entrySet();
    }

    /** The variables that were asked for. */
    SortedSet<String> named() {
        return named;
    }

    /** Those of them that are not set. */
    SortedSet<String> unset() {
        SortedSet<String> unset = new TreeSet<>(named);
        unset.removeIf(name -> !environment.getOrDefault(name, "").isEmpty());
        return unset;
    }

    /** The text with <code>${NAME}</code> for the values of variables that are not set. */
    static String asWritten(String text) {
        return STAND_INS.matcher(text).replaceAll("\\${$1}");
    }

    /** Whether the text was made with the value of a variable that is not set. */
    static boolean isIn(String text) {
        return text.contains(STAND_IN);
    }
}
