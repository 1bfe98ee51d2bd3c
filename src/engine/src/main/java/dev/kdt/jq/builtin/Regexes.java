package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.Kind;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;

/** Regular expressions: Oniguruma's, in its Perl-NG syntax. */
final class Regexes {
    private static final String FLAGS =
            " Flags: g all matches, i ignore case, x extended, s single line, m dot matches line ends, p both, l"
                    + " longest, n no empty matches.";

    /** One string for each way to combine the replacements' outputs position by position, as jq does it. */
    private static final String SUBSTITUTE = ". as $whole | _edits($expression; $flags) as $edits"
            + " | (reduce $edits[:-1][] as [$before, $captures] ([]; [$captures | replacement] as $inserts"
            + " | reduce range($inserts | length) as $i (.; .[$i] += [$before + $inserts[$i]]))"
            + " | .[] | add + $edits[-1]) // $whole";

    private Regexes() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("_match($expression; $flags; $test)", "").is((machine, in, values) -> {
                StringValue text = checkedText(in);
                CompiledRegex pattern = CompiledRegex.of(machine, values[0], values[1]);
                return values[2].isTruthy() ? Value.of(pattern.test(machine, text)) : pattern.matches(machine, text);
            }),
            Spec.of("_edits($expression; $flags)", "").is((machine, in, values) -> {
                StringValue text = checkedText(in);
                return CompiledRegex.of(machine, values[0], values[1]).edits(machine, text);
            }),
            Spec.of("match(expression; flags)", "Gives each match: offset, length, string and captures." + FLAGS)
                    .example("match(\"b+\"; \"g\") | .offset", "\"abbab\"", "1", "4")
                    .means("_match(expression; flags; false) | .[]"),
            Spec.of(
                            "match($expression)",
                            "Gives the first match. The argument may be an array of expression and flags.")
                    .example(
                            "match(\"b+\")", "\"abb\"", "{\"offset\":1,\"length\":2,\"string\":\"bb\",\"captures\":[]}")
                    .means(either("match")),
            Spec.of("test(expression; flags)", "Whether the expression matches." + FLAGS)
                    .example("test(\"B\"; \"i\")", "\"abc\"", "true")
                    .means("_match(expression; flags; true)"),
            Spec.of(
                            "test($expression)",
                            "Whether the expression matches. The argument may be an array of expression and flags.")
                    .example("test(\"^a.c$\")", "\"abc\"", "true")
                    .means(either("test")),
            Spec.of("capture(expression; flags)", "Gives an object of the named captures of each match." + FLAGS)
                    .example("capture(\"(?<n>[0-9])\"; \"g\")", "\"a1b2\"", "{\"n\":\"1\"}", "{\"n\":\"2\"}")
                    .means("match(expression; flags) | [.captures[] | select(.name != null) | {(.name): .string}] |"
                            + " add // {}"),
            Spec.of("capture($expression)", "Gives an object of the named captures of the first match.")
                    .example("capture(\"(?<a>[a-z]+)-(?<n>[0-9]+)\")", "\"xyz-14\"", "{\"a\":\"xyz\",\"n\":\"14\"}")
                    .means(either("capture")),
            Spec.of(
                            "scan($expression; $flags)",
                            "Gives the string of each match, or the array of its captures if there are any." + FLAGS)
                    .example("[scan(\"B\"; \"i\")]", "\"abB\"", "[\"b\",\"B\"]")
                    .means("match($expression; \"g\" + $flags)"
                            + " | if .captures | length > 0 then [.captures[].string] else .string end"),
            Spec.of(
                            "scan($expression)",
                            "Gives the string of each match, or the array of its captures if there are any.")
                    .example("[scan(\"[a-z]\")]", "\"a1b\"", "[\"a\",\"b\"]")
                    .means("scan($expression; null)"),
            Spec.of("split($expression; $flags)", "The parts of a string between the matches." + FLAGS)
                    .example("split(\", *\"; null)", "\"a, b,c\"", "[\"a\",\"b\",\"c\"]")
                    .means("[splits($expression; $flags)]"),
            Spec.of("splits($expression; $flags)", "Gives the parts of a string between the matches." + FLAGS)
                    .example("splits(\", *\"; null)", "\"a, b\"", "\"a\"", "\"b\"")
                    .means("_edits($expression; $flags + \"g\") | (.[:-1][] | .[0]), .[-1]"),
            Spec.of("splits($expression)", "Gives the parts of a string between the matches.")
                    .example("[splits(\"a+\")]", "\"1aa2\"", "[\"1\",\"2\"]")
                    .means("splits($expression; null)"),
            Spec.of(
                            "sub($expression; replacement; $flags)",
                            "The string with the first match replaced, or all with g; the replacement is given the"
                                    + " named captures."
                                    + FLAGS)
                    .example("sub(\"(?<x>[a-z])\"; \"<\\(.x)>\"; \"g\")", "\"a1b\"", "\"<a>1<b>\"")
                    .means(SUBSTITUTE),
            Spec.of(
                            "sub($expression; replacement)",
                            "The string with the first match replaced; the replacement is given the named captures.")
                    .example("sub(\"b\"; \"x\")", "\"abb\"", "\"axb\"")
                    .means("sub($expression; replacement; \"\")"),
            Spec.of(
                            "gsub($expression; replacement; flags)",
                            "The string with all matches replaced; the replacement is given the named captures."
                                    + FLAGS)
                    .example("gsub(\"B\"; \"x\"; \"i\")", "\"abB\"", "\"axx\"")
                    .means("sub($expression; replacement; flags + \"g\")"),
            Spec.of(
                            "gsub($expression; replacement)",
                            "The string with all matches replaced; the replacement is given the named captures.")
                    .example("gsub(\"(?<d>[0-9])\"; \"[\\(.d)]\")", "\"a1b2\"", "\"a[1]b[2]\"")
                    .means("sub($expression; replacement; \"g\")"));

    /** The definition of a function that takes an expression, or an array of expression and flags. */
    private static String either(String name) {
        return "($expression | type) as $type"
                + " | if $type == \"string\" then " + name + "($expression; null)"
                + " elif $type == \"array\" and ($expression | length) > 1 then " + name
                + "($expression[0]; $expression[1])"
                + " elif $type == \"array\" and ($expression | length) > 0 then " + name + "($expression[0]; null)"
                + " else error($type + \" not a string or array\") end";
    }

    /** The text that is matched; an error if it is none. */
    static StringValue checkedText(Value in) throws JqException {
        if (in instanceof StringValue text) {
            return text;
        }
        throw Messages.about(in, "cannot be matched, as it is not a string");
    }

    /** Flags as a string; null means none. */
    static String checkedFlags(Value flags) throws JqException {
        if (flags instanceof StringValue text) {
            return text.text();
        }
        if (flags.kind() == Kind.NULL) {
            return "";
        }
        throw Messages.about(flags, "is not a string");
    }
}
