package dev.kdt.cli.console;

/** Texts of others, as a terminal may print them. */
public final class Printable {
    private Printable() {}

    /** The text with U+FFFD in place of each control character but the tabulator: they would move the cursor, or do more than that.
     * So do those that are hidden ({@link PrintableText#isHidden}). */
    public static String of(String text) {
        if (text.chars().noneMatch(Printable::isControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                printable.setCharAt(i, '\uFFFD');
            }
        }
        return printable.toString();
    }

    private static boolean isControl(int each) {
        return (Character.isISOControl(each) && each != '\t') || PrintableText.isHidden(each);
    }
}
