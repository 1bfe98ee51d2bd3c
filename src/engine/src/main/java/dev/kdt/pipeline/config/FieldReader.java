package dev.kdt.pipeline.config;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields by their types; what is wrong is added to the problems. */
public final class FieldReader {
    /** A variable as a shell writes it: refused, since it would be taken for a text. */
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$([A-Z_][A-Z0-9_]*)");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private static final Pattern WORDS = Pattern.compile("[A-Za-z_][A-Za-z0-9_ :/@-]*");

    private final Scope scope;
    private final Map<String, String> environment;
    private final Problems problems;

    public FieldReader(Surroundings surroundings, Problems problems) {
        this.environment = surroundings.environment();
        this.scope = Scopes.of(surroundings);
        this.problems = problems;
    }

    public Problems problems() {
        return problems;
    }

    /** A text without line ends around; null when the node is no text. {@code subject} begins the message. */
    public Node.@Nullable Scalar text(Node node, String subject) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.Scalar.Type.NULL) {
            return scalar;
        }
        problems.add(node.place(), subject + " must be a text, not " + node.kind());
        return null;
    }

    /** A compiled expression; null when it is none. */
    public @Nullable Expression expression(Node node, String subject) {
        Node.Scalar scalar = text(node, subject);
        return scalar == null ? null : compile(scalar, "", scalar.text(), subject);
    }

    /** A path, as an expression that gives the places it leads to ({@code path(…)}). */
    public @Nullable Expression path(Node node, String subject) {
        Node.Scalar scalar = text(node, subject);
        if (scalar == null) {
            return null;
        }
        // Compiled by itself first, for messages that point to what the user wrote.
        return compile(scalar, "", scalar.text(), subject) == null
                ? null
                : compile(scalar, "path(", scalar.text() + "\n)", subject);
    }

    private @Nullable Expression compile(Node.Scalar scalar, String before, String text, String subject) {
        try {
            return Jq.compile(before + text, scope)
                    .within(place ->
                            inside(scalar, place.without(before.length())).inText());
        } catch (JqSyntaxException e) {
            problems.add(inside(scalar, e.place()), subject + ": " + withHint(String.valueOf(e.getMessage()), scalar));
            return null;
        }
    }

    /** A word that does not compile was perhaps meant to be a field or a string: quoted in YAML, more likely a string. */
    private static String withHint(String message, Node.Scalar scalar) {
        String text = scalar.text();
        if (!WORDS.matcher(text).matches() || message.startsWith("'")) {
            return message; // Not a word, or a function that must not be called here.
        }
        boolean quoted = !scalar.textPlace().equals(scalar.place());
        String string = "a string is written '\"" + text + "\"'";
        int hint = message.indexOf(" (");
        return hint < 0
                ? message + " (" + string + ")"
                : quoted
                        ? message.substring(0, hint) + " (" + string + ")"
                        : message.substring(0, message.length() - 1) + ", " + string + ")";
    }

    /** The place, in the file, of a place in a scalar's text. */
    private static Place inside(Node.Scalar scalar, TextPlace text) {
        Place start = scalar.textPlace();
        boolean block = start.line() != scalar.place().line();
        int firstColumn = text.line() == 1 || block ? start.column() : 1;
        return new Place(start.file(), start.line() + text.line() - 1, firstColumn + text.column() - 1);
    }

    /** A text in which each {@code ${NAME}} is replaced by the variable; null when one is not set, or set to nothing. */
    public @Nullable String withEnvironment(Node.Scalar scalar, String subject) {
        Matcher shell = SHELL_VARIABLE.matcher(scalar.text());
        if (shell.lookingAt()) {
            String name = shell.group(1);
            problems.add(
                    scalar.place(),
                    subject + ": $" + name + " is a text here (write \"${" + name + "}\" for the"
                            + " environment variable)");
            return null;
        }
        Matcher matcher = VARIABLE.matcher(scalar.text());
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = environment.get(name);
            if (value == null || value.isEmpty()) {
                problems.add(
                        scalar.place(),
                        subject + ": the environment variable " + name
                                + " is not set (give it a value in the environment)");
                return null;
            }
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(replaced).toString();
    }

    /** One of the words; null when it is none of them. */
    public @Nullable String choice(Node node, List<String> words, String subject) {
        Node.Scalar scalar = text(node, subject);
        if (scalar == null) {
            return null;
        }
        if (!words.contains(scalar.text())) {
            problems.add(
                    scalar.place(),
                    subject + ": unknown value '" + scalar.text() + "'" + Suggestion.among(words, scalar.text()));
            return null;
        }
        return scalar.text();
    }

    /** The items of a list, or the one thing that stands in its place. */
    public static List<Node> oneOrMore(Node node) {
        return node instanceof Node.Sequence list ? list.items() : List.of(node);
    }
}
