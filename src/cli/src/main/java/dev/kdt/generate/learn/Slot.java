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

    private static final double NEARLY_ALL = 0.98;

    private final Map<String, Integer> words = new TreeMap<>();
    private int seen;

    void see(String word) {
        seen++;
        words.merge(word, 1, Integer::sum);
    }

    /** One of the words. */
    String first() {
        return words.keySet().iterator().next();
    }

    /**
     * The expression.
     *
     * @param listing whether words may be listed that are few and were seen often
     */
    String pattern(Listing listing) {
        if (listing == Listing.ALLOWED && words.size() == 1 && seen >= ValueSet.OFTEN && mayBeWritten(first())) {
            return CharacterClasses.quoted(first());
        }
        if (listing == Listing.ALLOWED && areFew()) {
            return words.keySet().stream().map(CharacterClasses::quoted).collect(Collectors.joining("|", "(", ")"));
        }
        return shape(usual());
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
        ALLOWED,
        FORBIDDEN
    }

    private boolean areFew() {
        return words.size() > 1
                && words.size() <= ValueSet.FEW
                && words.entrySet().stream()
                        .allMatch(each -> each.getValue() >= ValueSet.OFTEN
                                && mayBeWritten(each.getKey())
                                && !isCapitalised(each.getKey()));
    }

    /** As names are written. */
    private static boolean isCapitalised(String word) {
        return word.length() > 1 && Character.isUpperCase(word.charAt(0)) && Character.isLowerCase(word.charAt(1));
    }

    private static boolean mayBeWritten(String word) {
        boolean isZeros = word.chars().allMatch(each -> each == '0');
        return !isNumber(word) || isZeros || word.length() < LONG_NUMBER;
    }

    /** The beginning that all words share, and the characters and lengths of what follows. */
    private String shape(List<String> all) {
        int shared = all.size() < 2 ? 0 : sharedBeginning(all);
        String first = all.getFirst();
        int lengthOfFirst = first.length();
        boolean sameLength = all.stream().allMatch(each -> each.length() == lengthOfFirst);
        // Only letters and zeros begin words of a kind; other digits are a part of a number.
        while (shared > 0 && !isOfKind(first.charAt(shared - 1), sameLength)) {
            shared--;
        }
        int from = seen >= ValueSet.OFTEN ? shared : 0;
        List<String> rests = all.stream().map(each -> each.substring(from)).toList();
        return CharacterClasses.quoted(first.substring(0, from)) + CharacterClasses.of(rests);
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
