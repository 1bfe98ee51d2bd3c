package dev.kdt.generate.learn;

/** Drafts of texts that have no form: words, or characters without any, as long as those of the sample. */
final class FreeText {
    /** The characters of a word and the space before it, mostly. */
    private static final int WORD = 7;

    /** Longer texts have sentences, or parts of so many characters. */
    private static final int LONG = 1_000;

    private static final int SENTENCE = 104;
    private static final int PART = 200;

    /** A pattern makes texts of a mebibyte at the most, and the longest sentences are of 121 characters. */
    private static final int MOST_SENTENCES = 8_600;

    private static final int MOST_PARTS = 5_000;

    private final TextProfile texts;

    FreeText(TextProfile texts) {
        this.texts = texts;
    }

    Draft draft() {
        double[] lengths = texts.lengths().sorted();
        int shortest = (int) lengths[(int) (0.05 * (lengths.length - 1))];
        int longest = (int) lengths[(int) (0.95 * (lengths.length - 1))];
        boolean hasSpaces =
                texts.sample().stream().filter(each -> each.indexOf(' ') > 0).count()
                        > texts.sample().size() / 2;
        String pattern = hasSpaces ? words(shortest, longest) : characters(shortest, longest);
        return Draft.of("pattern", pattern)
                .remarked("free text of " + shortest + " to " + longest + " characters, not copied");
    }

    private static String words(int shortest, int longest) {
        return longest < LONG
                ? "[A-Z][a-z]{2,9}( [a-z]{2,9})" + times(shortest / WORD - 1, longest / WORD - 1)
                : "([A-Z][a-z]{3,6}( [a-z]{4,6}){16}\\. )"
                        + times(
                                Math.min(shortest / SENTENCE, MOST_SENTENCES),
                                Math.min(longest / SENTENCE, MOST_SENTENCES));
    }

    private static String characters(int shortest, int longest) {
        return longest < LONG
                ? "[A-Za-z0-9]" + times(shortest, Math.max(1, longest))
                : "([A-Za-z0-9]{" + PART + "})"
                        + times(Math.min(shortest / PART, MOST_PARTS), Math.min(longest / PART, MOST_PARTS));
    }

    private static String times(int least, int most) {
        int fewest = Math.max(0, least);
        return "{" + fewest + "," + Math.max(fewest, most) + "}";
    }
}
