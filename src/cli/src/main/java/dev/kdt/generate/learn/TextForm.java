package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that have the same signs between their words, such as {@code level=INFO ms=824}, and the regular expression for texts like them. */
final class TextForm {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<email>[\\p{L}\\p{M}\\p{N}_.+%'-]+(?:@|%40)\\p{L}[\\p{L}\\p{M}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*)"
                    + "|(?<ip>(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\w.]))"
                    + "|(?<word>[\\p{L}\\p{M}\\p{N}_]+)"
                    + "|(?<sign>[^\\p{L}\\p{M}\\p{N}_])");

    private static final Pattern ASSIGNMENT = Pattern.compile("[\"']?\\s*[=:]\\s*[\"']?");

    /** Words after which a path names somebody, as {@code /home/ada} does. */
    private static final Set<String> OWNERS = Set.of("home", "user", "users", "people", "profiles", "members");

    /** A form that is written out word by word is that of a text which is a part of all texts, such as a message of a program. */
    private static final double MESSAGE = 0.05;

    /** Texts of more parts have no form that somebody would write down. */
    private static final int MOST_PARTS = 80;

    private static final String WORD = "\u0001";
    private static final String EMAIL = "\u0002";
    private static final String ADDRESS = "\u0003";

    private final List<String> parts;
    private final List<Slot> slots = new ArrayList<>();
    private final Set<List<String>> distinct = new HashSet<>();
    private int seen;

    private TextForm(List<String> parts) {
        this.parts = parts;
        parts.forEach(_ -> slots.add(new Slot()));
    }

    /** A text's parts: marks for its words, and its signs. */
    private static List<String> parts(String text, List<String> words) {
        List<String> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find() && parts.size() <= MOST_PARTS) {
            boolean isWord = token.group("word") != null;
            parts.add(
                    isWord
                            ? WORD
                            : token.group("email") != null
                                    ? EMAIL
                                    : token.group("ip") != null ? ADDRESS : token.group());
            words.add(token.group());
        }
        return parts;
    }

    /** The forms that texts have, each with the texts of it counted; the most frequent first. Texts of too many parts have none. */
    static List<TextForm> of(List<String> texts) {
        Map<List<String>, TextForm> forms = new LinkedHashMap<>();
        for (String text : texts) {
            List<String> words = new ArrayList<>();
            List<String> parts = parts(text, words);
            if (parts.size() <= MOST_PARTS) {
                forms.computeIfAbsent(parts, TextForm::new).see(words);
            }
        }
        List<TextForm> sorted = new ArrayList<>(forms.values());
        sorted.sort(Comparator.comparingInt(TextForm::seen).reversed());
        return sorted;
    }

    private void see(List<String> words) {
        seen++;
        boolean isNew = distinct.add(words);
        for (int i = 0; i < words.size(); i++) {
            slots.get(i).see(words.get(i));
            if (isNew) {
                slots.get(i).seeNew(words.get(i));
            }
        }
    }

    /** How many texts have this form. */
    int seen() {
        return seen;
    }

    /** Whether it is one word, or words that signs other than spaces hold together: what identifiers look like. */
    boolean isIdentifier() {
        return parts.size() < 12 && parts.stream().noneMatch(each -> each.isBlank() || each.equals(EMAIL));
    }

    /** Whether a text has an address of a person or a machine in it, or names somebody, as {@code user=grace} does. */
    static boolean namesSomebody(String text) {
        List<String> words = new ArrayList<>();
        List<String> parts = parts(text, words);
        for (int i = 0; i < parts.size(); i++) {
            boolean isAddress = parts.get(i).equals(EMAIL) || parts.get(i).equals(ADDRESS);
            if (isAddress || (parts.get(i).equals(WORD) && isNamed(i, parts, words))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word at {@code index} is the value of a name before it, which is that of a person. */
    private static boolean isNamed(int index, List<String> parts, List<String> words) {
        int name = index - 1;
        while (name >= 0 && !parts.get(name).equals(WORD)) {
            name--;
        }
        return name >= 0
                && ASSIGNMENT
                        .matcher(String.join("", parts.subList(name + 1, index)))
                        .matches()
                && PersonalData.isNameOfPerson(words.get(name));
    }

    /**
     * The expression. Words that name somebody are not written, nor are all words of texts that are rare.
     *
     * @param all how many texts of all forms were seen
     */
    String pattern(FieldPlace place, int all) {
        StringBuilder pattern = new StringBuilder();
        List<String> words = slots.stream().map(Slot::first).toList();
        boolean isPerson = PersonalData.isNameOfPerson(place.name());
        boolean isMessage = seen >= MESSAGE * all * distinct.size();
        Slot.Listing usual = !isWrittenOut()
                ? Slot.Listing.OF_MANY_TEXTS
                : isMessage ? Slot.Listing.OFTEN_SEEN : Slot.Listing.FORBIDDEN;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case EMAIL -> pattern.append("[a-z]{3,9}@example\\.(com|org|net)");
                case ADDRESS -> pattern.append("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[1-9]\\d?");
                case WORD -> {
                    boolean isHidden = isPerson || isNamed(i, parts, words) || isOwned(i, words);
                    pattern.append(slots.get(i).pattern(isHidden ? Slot.Listing.FORBIDDEN : usual));
                }
                default -> pattern.append(CharacterClasses.quoted(parts.get(i)));
            }
        }
        return pattern.toString();
    }

    private boolean isWrittenOut() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).equals(EMAIL)
                    || parts.get(i).equals(ADDRESS)
                    || (parts.get(i).equals(WORD) && !slots.get(i).isListed(Slot.Listing.OFTEN_SEEN))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOwned(int index, List<String> words) {
        return index > 1 && parts.get(index - 1).equals("/") && OWNERS.contains(words.get(index - 2));
    }
}
