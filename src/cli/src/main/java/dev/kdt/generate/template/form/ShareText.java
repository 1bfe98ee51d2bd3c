package dev.kdt.generate.template.form;

import dev.kdt.pipeline.config.Node;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shares as people write them: {@code 12%}, {@code 1/8}, {@code 0.12}. */
public final class ShareText {
    /** For a JSON Schema. */
    public static final String FORM = "^([0-9.]+ ?%|[0-9]+/[0-9]+|[01](\\.[0-9]+)?)$";

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?) ?%");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,9})/([1-9][0-9]{0,8})");
    private static final Pattern NUMBER = Pattern.compile("[01](?:\\.[0-9]{1,12})?");

    private ShareText() {}

    /** The share, from 0 to 1; null when {@code text} is none. */
    public static @Nullable Double parse(String text) {
        Matcher percent = PERCENT.matcher(text);
        Matcher fraction = FRACTION.matcher(text);
        double share = percent.matches()
                ? Double.parseDouble(percent.group(1)) / 100
                : fraction.matches()
                        ? Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2))
                        : NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        return share >= 0 && share <= 1 ? share : null;
    }

    /** The share of a node; null when it is none, which is added to the problems. */
    public static @Nullable Double read(Node node, FieldScope scope) {
        Double share = node instanceof Node.Scalar scalar ? parse(scalar.text()) : null;
        if (share == null) {
            scope.problem(node.place(), "must be " + ParamType.SHARE.inWords());
        }
        return share;
    }
}
