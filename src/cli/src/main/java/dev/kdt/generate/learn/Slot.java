package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words that texts of one form have at one place, and the regular expression for words like them. */
final class Slot {
    /** A long number is somebody's, or one of many, even if it was seen often. */
    private static final int LONG_NUMBER = 7;

    /** So is a word of so many characters of which so many are digits. */
    private static final int LONG_CODE = 8;

    private static final int DIGITS_OF_CODE = 4;

    private static final double NEARLY_ALL = 0.98;

    private final Map<String, Integer> words = new TreeMap<>();
    private final Map<String, Integer> inTexts = new TreeMap<>();
    private int seen;

    void see(String word) {
        seen++;
        words.merge(word, 1, Integer::sum);
    }

    /** Counts a word of a text that was not seen before. */
    void seeNew(String word) {
        inTexts.merge(word, 1, Integer::sum);
    }

    /** One of the words. */
    String first() {
        return words.keySet().iterator().next();
    }

    /**
     * The expression.
     *
     * @param listing whether words may be listed that are few
     */
    String pattern(Listing listing) {
        if (isListed(listing)) {
            return words.size() == 1
                    ? CharacterClasses.quoted(first())
                    : words.keySet().stream().map(CharacterClasses::quoted).collect(Collectors.joining("|", "(", ")"));
        }
        return shape(usual());
    }

    /** Whether its words are listed. */
    boolean isListed(Listing listing) {
        return switch (listing) {
            case OF_MANY_TEXTS -> areFew(inTexts);
            case OFTEN_SEEN -> areFew(words);
            case FORBIDDEN -> false;
        };
    }

    /** The words without the few that are none of the numbers that nearly all are. */
    private List<String> usual() {
        List<String> numbers = words.keySet().stream().filter(Slot::isNumber).toList();
        int seenNumbers =
                numbers.stream().mapToInt(each -> words.getOrDefault(each, 0)).sum();
        return seenNumbers >= NEARLY_ALL * seen ? numbers : new ArrayList<>(words.keySet());
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    /** Whether the words of a place may stand in a template. */
    enum Listing {
        /** Those that several different texts have: one text that comes again is somebody's. */
        OF_MANY_TEXTS,
        /** Those that were seen often. */
        OFTEN_SEEN,
        /** None. */
        FORBIDDEN
    }

    private static boolean areFew(Map<String, Integer> counts) {
        boolean isOne = counts.size() == 1;
        return counts.size() <= ValueSet.FEW
                && counts.entrySet().stream()
                        .allMatch(each -> each.getValue() >= ValueSet.OFTEN
                                && mayBeWritten(each.getKey())
                                && (isOne || !isCapitalised(each.getKey())));
    }

    /** As names are written. */
    private static boolean isCapitalised(String word) {
        return word.length() > 1 && Character.isUpperCase(word.charAt(0)) && Character.isLowerCase(word.charAt(1));
    }

    private static boolean mayBeWritten(String word) {
        boolean isZeros = word.chars().allMatch(each -> each == '0');
        boolean isCode = word.length() >= LONG_CODE
                && word.chars().filter(Character::isDigit).count() >= DIGITS_OF_CODE;
        return isZeros || (isNumber(word) ? word.length() < LONG_NUMBER : !isCode);
    }

    /** The beginning that all words share, and the characters and lengths of what follows. */
    private String shape(List<String> all) {
        String first = all.getFirst();
        int lengthOfFirst = first.length();
        boolean sameLength = all.stream().allMatch(each -> each.length() == lengthOfFirst);
        // What two or three words share may be nearly all of them.
        int shared = all.size() <= ValueSet.OFTEN ? 0 : sharedBeginning(all);
        // Only letters and zeros begin words of a kind; other digits are a part of a number.
        int from = 0;
        while (from < shared && isOfKind(first.charAt(from), sameLength)) {
            from++;
        }
        int begin = from;
        List<String> rests = all.stream().map(each -> each.substring(begin)).toList();
        return CharacterClasses.quoted(first.substring(0, begin)) + CharacterClasses.of(rests);
    }

    private static boolean isOfKind(char each, boolean sameLength) {
        return Character.isLetter(each) || each == '_' || (sameLength && each == '0');
    }

    private static int sharedBeginning(List<String> all) {
        String first = all.getFirst();
        int shared = first.length();
        for (String each : all) {
            int i = 0;
            while (i < Math.min(shared, each.length()) && each.charAt(i) == first.charAt(i)) {
                i++;
            }
            shared = i;
        }
        return shared > 0 && Character.isHighSurrogate(first.charAt(shared - 1)) ? shared - 1 : shared;
    }
}
