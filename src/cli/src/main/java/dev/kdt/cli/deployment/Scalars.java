package dev.kdt.cli.deployment;

/** Text as scalars of YAML. */
final class Scalars {
    private Scalars() {}

    /** {@code text} in double quotes, whatever is in it: only printable characters of ASCII are left as they are. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            if (each == '"' || each == '\\') {
                quoted.append('\\').appendCodePoint(each);
            } else if (each >= ' ' && each <= '~') {
                quoted.appendCodePoint(each);
            } else {
                quoted.append(each > 0xffff ? "\\U%08x".formatted(each) : "\\u%04x".formatted(each));
            }
        });
        return quoted.append('"').toString();
    }

    /** {@code text} as a part of an argument of {@code !Sub} that is taken literally. */
    static String literal(String text) {
        return text.replace("${", "${!");
    }
}
