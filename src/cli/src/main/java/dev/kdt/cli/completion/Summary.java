package dev.kdt.cli.completion;

/** Descriptions as lists of candidates show them: the first sentence, in a line. */
final class Summary {
    private static final int LONGEST = 72;

    private Summary() {}

    static String of(String... description) {
        String text = String.join(" ", description).replace('\n', ' ').strip();
        int end = text.indexOf(". ");
        String sentence = end >= 0 ? text.substring(0, end) : text;
        if (sentence.endsWith(".") && !sentence.endsWith("...")) {
            sentence = sentence.substring(0, sentence.length() - 1);
        }
        if (sentence.length() <= LONGEST) {
            return sentence;
        }
        int space = sentence.lastIndexOf(' ', LONGEST);
        return sentence.substring(0, space < 0 ? LONGEST : space) + "…";
    }
}
