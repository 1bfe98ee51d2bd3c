package dev.kdt.generate.learn;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that tell of a person or a device: they are never written into a template, however few there are. */
enum PersonalData {
    EMAIL("[\\p{L}\\p{M}\\p{N}_.+%'-]+(@|%40)\\p{L}[\\p{L}\\p{M}\\p{N}_-]*(\\.[\\p{L}\\p{N}_-]+)*"),
    IPV4("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)"),
    IPV6("(?=.*::|(.*:){7})[0-9A-Fa-f:.]*[0-9A-Fa-f:]"),
    USER_AGENT("(Mozilla|Opera|curl|okhttp|Dalvik)/\\d.*|[A-Z]\\w+/\\d+\\.\\d\\S* .*"),
    CARD("[3-6]\\d{3}([ -]?\\d{2,6}){2,4}") {
        @Override
        boolean is(String text) {
            return super.is(text) && hasCheckDigit(text);
        }
    },
    PHONE("(\\+\\d|00\\d)[\\d ()./-]{6,18}\\d|\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}"),
    UUID("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    NAME("\\p{Lu}[\\p{L}'’-]+( (\\p{Lu}\\.|d[aeiu]|v[ao]n|der|de la|\\p{Lu}[\\p{L}'’-]+)){1,3}");

    /** The share of values by which a field is one of such data. */
    private static final double MOSTLY = 0.8;

    /** Names of fields whose values begin with capitals, and are none of people. */
    private static final Set<String> NOT_OF_PEOPLE = Set.of(
            "status",
            "state",
            "type",
            "kind",
            "category",
            "city",
            "town",
            "country",
            "region",
            "product",
            "title",
            "item",
            "sku",
            "brand",
            "department",
            "company",
            "color",
            "colour",
            "plan",
            "level",
            "event",
            "action",
            "method",
            "reason",
            "page",
            "browser",
            "os",
            "language",
            "currency",
            "weather",
            "topic",
            "genre",
            "channel");

    private static final Set<String> PERSONS =
            Set.of("user", "login", "nick", "nickname", "surname", "firstname", "lastname", "fullname");

    private static final Pattern OF_PEOPLE = Pattern.compile(
            "(.*(^|[^a-z]))?(user|login|nick|account|customer|client|person|employee|owner|author|contact|sender|recipient"
                + "|patient|driver|passenger|guest|member|subscriber|first|last|family|given|full|display|sur|birth)"
                + "[^a-z]*(name|s)?");

    private final Pattern pattern;

    PersonalData(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean is(String text) {
        return pattern.matcher(text).matches();
    }

    /** The data that most of these texts are; null when they are none. */
    static @Nullable PersonalData of(List<String> texts, String fieldName) {
        for (PersonalData each : values()) {
            long count = texts.stream().filter(each::is).count();
            boolean known = each != NAME || !NOT_OF_PEOPLE.contains(lastWord(fieldName));
            if (known && count > 0 && count >= MOSTLY * texts.size()) {
                return each;
            }
        }
        return null;
    }

    /** Luhn's formula, ISO/IEC 7812. */
    private static boolean hasCheckDigit(String text) {
        String digits = text.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0;
    }

    /** Whether a text is, or holds, data of any kind, so that it is not listed with others. */
    static boolean isIn(String text) {
        for (PersonalData each : values()) {
            if (each != NAME && each != USER_AGENT && each.is(text)) {
                return true;
            }
        }
        return TextForm.namesSomebody(text);
    }

    /** Whether a field of this name tells who somebody is, whatever its values look like. */
    static boolean isNameOfPerson(String fieldName) {
        String name = words(fieldName);
        return PERSONS.contains(name)
                || (name.endsWith("name") && OF_PEOPLE.matcher(name).matches());
    }

    /** The name in lower case, its words apart: {@code firstName} is {@code first name}. */
    static String words(String fieldName) {
        return fieldName
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String lastWord(String fieldName) {
        String words = words(fieldName);
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
