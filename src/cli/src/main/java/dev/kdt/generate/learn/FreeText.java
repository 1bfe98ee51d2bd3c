package dev.kdt.generate.learn;

/** Drafts of texts that have no form: words, or characters without any, as long as those of the sample. */
final class FreeText {
    /** Repetitions in a pattern. */
    private static final int MOST_WORDS = 200;

    private static final int WORD = 7;
    private static final int LONG = 2_000;

    private final TextProfile texts;

    FreeText(TextProfile texts) {
        this.texts = texts;
    }

    Draft draft() {
        double[] lengths = texts.lengths().sorted();
        int shortest = (int) lengths[(int) (0.05 * (lengths.length - 1))];
        int longest = (int) lengths[(int) (0.95 * (lengths.length - 1))];
        String remark = "free text of " + shortest + " to " + longest + " characters, not copied";
        if (shortest > LONG) {
            return Draft.of("padding", new Draft.Word(String.valueOf((shortest + longest) / 2)))
                    .remarked(remark);
        }
        boolean hasSpaces =
                texts.sample().stream().filter(each -> each.indexOf(' ') > 0).count()
                        > texts.sample().size() / 2;
        return Draft.of("pattern", hasSpaces ? words(shortest, longest) : characters(shortest, longest))
                .remarked(remark);
    }

    private static String words(int shortest, int longest) {
        int least = Math.clamp(shortest / WORD - 1, 0, MOST_WORDS);
        int most = Math.clamp(longest / WORD - 1, least, MOST_WORDS);
        return "[A-Z][a-z]{2,9}( [a-z]{2,9}){" + least + "," + most + "}";
    }

    private static String characters(int shortest, int longest) {
        int most = Math.clamp(longest, 1, MOST_WORDS);
        int least = Math.clamp(shortest, 0, most);
        return "[A-Za-z0-9]{" + least + "," + most + "}";
    }
}
