package dev.kdt.generate.learn;

import java.util.List;
import java.util.function.IntPredicate;

/** Regular expressions for words by the characters that they have. */
final class CharacterClasses {
    private static final String SPECIAL = "\\.[]{}()*+?^$|";

    private CharacterClasses() {}

    /** The expression for exactly this text. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            quoted.append(SPECIAL.indexOf(each) >= 0 ? "\\" : "").append(each);
        }
        return zerosCounted(quoted.toString());
    }

    private static String zerosCounted(String text) {
        StringBuilder counted = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && text.charAt(end) == '0') {
                end++;
            }
            if (end - i >= 4) {
                counted.append("0{").append(end - i).append('}');
                i = end;
            } else {
                counted.append(text.charAt(i++));
            }
        }
        return counted.toString();
    }

    /** The expression for words of these characters and lengths. */
    static String of(List<String> words) {
        int least = words.stream().mapToInt(String::length).min().orElse(0);
        int most = words.stream().mapToInt(String::length).max().orElse(0);
        if (most == 0) {
            return "";
        }
        String times = least == most ? (most == 1 ? "" : "{" + most + "}") : "{" + least + "," + most + "}";
        boolean isNumber = words.stream().allMatch(each -> each.chars().allMatch(CharacterClasses::isDigit));
        boolean hasLeadingZero = words.stream().anyMatch(each -> each.length() > 1 && each.charAt(0) == '0');
        if (isNumber && least != most && least > 0 && !hasLeadingZero) {
            return "[1-9]\\d" + (most == 2 ? "?" : "{" + (least - 1) + "," + (most - 1) + "}");
        }
        return set(words) + times;
    }

    private static String set(List<String> words) {
        boolean digits = any(words, CharacterClasses::isDigit);
        boolean lower = any(words, Character::isLowerCase);
        boolean upper = any(words, Character::isUpperCase);
        boolean beyondHex = any(words, each -> Character.isLetter(each) && Character.digit(each, 16) < 0);
        boolean score = any(words, each -> each == '_');
        if (digits && !lower && !upper && !score) {
            return "\\d";
        }
        boolean hex = digits && !beyondHex && lower != upper;
        String last = hex ? "f" : "z";
        return "[" + (digits ? "0-9" : "") + (upper ? "A-" + (hex ? "F" : "Z") : "")
                + (lower || (!digits && !upper && !score) ? "a-" + last : "") + (score ? "_" : "") + "]";
    }

    private static boolean any(List<String> words, IntPredicate is) {
        return words.stream().anyMatch(each -> each.chars().anyMatch(is));
    }

    private static boolean isDigit(int each) {
        return each >= '0' && each <= '9';
    }
}
