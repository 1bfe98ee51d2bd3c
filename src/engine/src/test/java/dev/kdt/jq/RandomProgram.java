package dev.kdt.jq;

import java.util.random.RandomGenerator;

/** Makes programs at random; nearly all compile, and about half of them fail somewhere. */
final class RandomProgram {
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "2.50",
        "1e1000",
        "\"\"",
        "\"a,b\"",
        "\"é\\u0000\"",
        "[]",
        "[1,2,3]",
        "[[1],[2,[3]]]",
        "{}",
        "{\"a\":1,\"b\":[1,2]}",
        "[{\"a\":1},{\"a\":2,\"b\":null}]",
        "nan",
        "$x",
        "$__loc__"
    };
    private static final String[] PATHS = {
        ".",
        ".a",
        ".b",
        ".a.b",
        ".[0]",
        ".[-1]",
        ".[1:]",
        ".[]",
        ".[]?",
        "..",
        ".a?",
        ".[\"b\"]?",
        "first(.[]?)",
        "getpath([\"a\",0])",
        "select(.)",
        "empty",
        "recurse(.[]?)",
        "limit(1; .[]?)",
        "(.a, .b)",
        "(.a // .b)"
    };
    private static final String[] FUNCTIONS = {
        "length",
        "keys",
        "add",
        "tojson",
        "tostring",
        "type",
        "sort",
        "reverse",
        "to_entries",
        "unique",
        "any",
        "all",
        "flatten",
        "min",
        "max",
        "ascii_downcase",
        "explode",
        "not",
        "floor",
        "tonumber",
        "@csv",
        "@json",
        "@base64",
        "paths",
        "values",
        "transpose",
        "error",
        "tostream",
        "fromjson",
        "input",
        "ltrimstr(\"a\")",
        "join(\",\")",
        "split(\",\")",
        "has(0)",
        "abs",
        "test(\"a\")",
        "sub(\"a\"; \"b\")",
        "index(\",\")",
        "contains([1])",
        "splits(\",\")",
        "env.PAGER",
        "halt_error",
        "trim"
    };
    private static final String[] ABOUT_FILTERS = {
        "[%s]",
        "[%s] | add",
        "map(%s)",
        "path(%s)",
        "first(%s)",
        "last(%s)",
        "isempty(%s)",
        "add(%s)",
        "any(%s; .)",
        "[limit(3; %s)]",
        "with_entries(%s)",
        "walk(%s)",
        "sort_by(%s)",
        "group_by(%s)",
        "map_values(%s)",
        "try %s catch .",
        "(%s)?",
        "-(%s)",
        "\"<\\(%s)>\"",
        "@html \"<\\(%s)>\"",
        "(label $out | %s, break $out)",
        "(label $out | {a: (%s, break $out)})",
        "{a: %s}",
        "{a: %s, b: .}",
        "{(%s): 1}",
        "{\"k\\(%s)\": 2}",
        "{$__loc__, a: %s}",
        "{a: {b: %s}}",
        "def f: %s; f",
        "del(%s)",
        "pick(%s)",
        "[.[]? | %s]",
        "if %s then 1 else . end",
        "[range(3) | %s]",
        "skip(1; %s)",
        "IN(%s)",
        "all(%s)",
        "getpath([%s])",
        "error(%s)"
    };
    private static final String[] ABOUT_PAIRS = {
        "(%s | %s)",
        "(%s, %s)",
        "(%s + %s)",
        "(%s - %s)",
        "(%s * %s)",
        "(%s / %s)",
        "(%s == %s)",
        "(%s < %s)",
        "(%s and %s)",
        "(%s or %s)",
        "(%s // %s)",
        "(%s as $x | %s)",
        "(%s as [$x] | %s)",
        "(. as {a: $x} ?// [$x] | %s, %s)",
        "reduce %s as $x (0; %s)",
        "[foreach %s as $x (0; %s)]",
        "{a: %s, b: %s}",
        "{a: %s, a: %s}",
        "def f(g): g | g; f(%s), %s",
        "if %s then %s else . end",
        "(try error(%s) catch %s)"
    };

    private final RandomGenerator random;

    RandomProgram(RandomGenerator random) {
        this.random = random;
    }

    String program() {
        return "1 as $x | " + filter(1 + random.nextInt(4));
    }

    String input() {
        return VALUES[random.nextInt(VALUES.length - 3)];
    }

    private String filter(int depth) {
        if (depth == 0) {
            return one(random.nextBoolean() ? PATHS : VALUES);
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + one(PATHS) + " " + one("=", "|=", "+=", "//=") + " " + filter(depth - 1) + ")";
            case 1 -> one(FUNCTIONS);
            case 2, 3, 4 -> "(" + one(ABOUT_FILTERS).formatted(filter(depth - 1)) + ")";
            default -> "(" + one(ABOUT_PAIRS).formatted(filter(depth - 1), filter(depth - 1)) + ")";
        };
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
