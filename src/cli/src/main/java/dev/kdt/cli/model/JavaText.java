package dev.kdt.cli.model;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Expressions of Java, as text. */
final class JavaText {
    private JavaText() {}

    /** A new object of the same class. */
    static String made(Object object) {
        Class<?> type = object.getClass();
        if (!Modifier.isPublic(type.getModifiers()) || type.getCanonicalName() == null) {
            throw new IllegalStateException(
                    type.getName() + " must be public, since the models are in another package");
        }
        return "new %s()".formatted(type.getCanonicalName());
    }

    /** The class; one of the program's own by its name, so that packages do not come to depend on each other. */
    static String type(Class<?> type) {
        boolean isOurs = type.getName().startsWith("dev.kdt.");
        return isOurs ? "ModelBuilder.type(%s)".formatted(literal(type.getName())) : type.getCanonicalName() + ".class";
    }

    static String literals(String... lines) {
        return Arrays.stream(lines).map(JavaText::literal).collect(Collectors.joining(", "));
    }

    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ') {
                literal.append("\\%03o".formatted(c));
            } else if (c > '~') {
                literal.append("\\u%04x".formatted(c));
            } else {
                literal.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return literal.append('"').toString();
    }
}
