package dev.kdt.json;

import java.util.random.RandomGenerator;

/** Makes JSON texts at random, with white space, escapes, long keys, keys that come twice, and all kinds of numbers. */
final class RandomJson {
    private static final String[] PIECES = {
        "a",
        "key",
        "{",
        "[",
        "a key that is longer than eight bytes",
        "é",
        "😀",
        "\\n",
        "\\u0041",
        "\\ud83d\\ude00",
        "\\\\",
        "\\\"",
        "\\/",
        "",
        "\u007f",
        "0123456",
        "01234567",
        "012345678"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "12345",
        "1.5",
        "19.90",
        "1e3",
        "1E-3",
        "0.1",
        "123456789012345678901234567890",
        "1e400",
        "5e-324",
        "2.2250738585072011e-308",
        "9007199254740993",
        "0.000001",
        "0.0000001"
    };

    private final RandomGenerator random;
    private final StringBuilder out = new StringBuilder();

    RandomJson(RandomGenerator random) {
        this.random = random;
    }

    String text() {
        out.setLength(0);
        space();
        value(0);
        space();
        return out.toString();
    }

    private void space() {
        if (random.nextInt(4) == 0) {
            out.append(" \n\t\r".charAt(random.nextInt(4)));
        }
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 5 ? 5 : 8)) {
            case 0 -> out.append("null");
            case 1 -> out.append("true");
            case 2 -> out.append("false");
            case 3 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 4, 5 -> string();
            case 6 -> array(depth);
            default -> object(depth);
        }
    }

    private void string() {
        out.append('"');
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        out.append('"');
    }

    private void array(int depth) {
        out.append('[');
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",");
            space();
            value(depth + 1);
            space();
        }
        out.append(']');
    }

    private void object(int depth) {
        out.append('{');
        int size = random.nextInt(random.nextInt(10) == 0 ? 60 : 6);
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",");
            space();
            string();
            space();
            out.append(':');
            space();
            value(depth + 1);
            space();
        }
        out.append('}');
    }
}
