package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;

/** Asking for types, and choosing by type. */
final class Types {
    private Types() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("type", "The name of the input's type: null, boolean, number, string, array or object.")
                    .example(
                            "[.[] | type]",
                            "[null,true,1,\"a\",[],{}]",
                            "[\"null\",\"boolean\",\"number\",\"string\",\"array\",\"object\"]")
                    .is((_, in, _) -> Value.of(in.kind().typeName())),
            chooser("arrays", "type == \"array\"", "array"),
            chooser("objects", "type == \"object\"", "object"),
            chooser("booleans", "type == \"boolean\"", "boolean"),
            chooser("numbers", "type == \"number\"", "number"),
            chooser("strings", "type == \"string\"", "string"),
            chooser("nulls", ". == null", "null"),
            Spec.of("iterables", "Gives the input if it is an array or object.")
                    .example("[.[] | iterables]", "[1,[],{}]", "[[],{}]")
                    .means("select(type | . == \"array\" or . == \"object\")"),
            Spec.of("values", "Gives the input if it is not null.")
                    .example("[.[] | values]", "[1,null,2]", "[1,2]")
                    .means("select(. != null)"),
            Spec.of("scalars", "Gives the input if it is neither array nor object.")
                    .example("[.[] | scalars]", "[1,[],{}]", "[1]")
                    .means("select(type | . != \"array\" and . != \"object\")"),
            Spec.of("normals", "Gives the input if it is a normal number.")
                    .example("[.[] | normals]", "[0,1]", "[1]")
                    .means("select(isnormal)"),
            Spec.of("finites", "Gives the input if it is a finite number.")
                    .example("[.[] | finites]", "[1,\"a\"]", "[1]")
                    .means("select(isfinite)"),
            Spec.of("isinfinite", "Whether the input is an infinite number.")
                    .example("infinite, 1 | isinfinite", "null", "true", "false")
                    .is((_, in, _) -> Value.of(in instanceof NumberValue n && Double.isInfinite(n.number()))),
            Spec.of("isnan", "Whether the input is not-a-number.")
                    .example("nan, 1 | isnan", "null", "true", "false")
                    .is((_, in, _) -> Value.of(in instanceof NumberValue n && Double.isNaN(n.number()))),
            Spec.of("isnormal", "Whether the input is a normal number: not zero, subnormal, infinite or not-a-number.")
                    .example("0, 1 | isnormal", "null", "false", "true")
                    .is((_, in, _) -> Value.of(in instanceof NumberValue n && isNormal(n.number()))),
            Spec.of("isfinite", "Whether the input is a number that is not infinite.")
                    .example("infinite, 1 | isfinite", "null", "false", "true")
                    .means("type == \"number\" and (isinfinite | not)"),
            Spec.of("toboolean", "Makes a boolean of the strings true and false; booleans stay.")
                    .example("[.[] | toboolean]", "[\"true\",false]", "[true,false]")
                    .is((_, in, _) -> {
                        if (in.kind() == Kind.TRUE || in.kind() == Kind.FALSE) {
                            return in;
                        }
                        if (in instanceof StringValue text
                                && (text.text().equals("true") || text.text().equals("false"))) {
                            return Value.of(text.text().equals("true"));
                        }
                        throw Messages.about(in, "cannot be parsed as a boolean");
                    }));

    private static Builtin chooser(String name, String condition, String type) {
        return Spec.of(name, "Gives the input if its type is " + type + ".")
                .example("[.[] | " + name + " | type]", "[null,true,1,\"a\",[],{}]", "[\"" + type + "\"]")
                .means("select(" + condition + ")");
    }

    private static boolean isNormal(double number) {
        double magnitude = Math.abs(number);
        return magnitude >= Double.MIN_NORMAL && magnitude <= Double.MAX_VALUE;
    }
}
