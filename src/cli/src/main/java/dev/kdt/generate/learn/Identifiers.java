package dev.kdt.generate.learn;

import java.util.List;
import java.util.regex.Pattern;

/** Fields whose values identify things. */
final class Identifiers {
    private static final Pattern ID_NAME = Pattern.compile(".*\\b(id|uuid|guid|key|no|nr|number|code)");
    private static final Pattern ID_ENDING = Pattern.compile("(?i)[_.-]?(id|uuid|guid|key)$");
    private static final double NEARLY_ALL = 0.9;

    private Identifiers() {}

    /** Whether the field's values look so: words of one form with digits in them, or numbers under such a name. */
    static boolean are(FieldProfile field) {
        if (field.usualTypes().size() != 1 || EventTime.times(field) != null) {
            return false;
        }
        boolean isNamed =
                ID_NAME.matcher(PersonalData.words(field.place().name())).matches();
        return switch (field.usualTypes().getFirst()) {
            case NUMBER ->
                isNamed
                        && field.numbers().isWhole()
                        && !field.numbers().rising().isSequence();
            case TEXT -> {
                TextProfile texts = field.texts();
                PersonalData personal =
                        PersonalData.of(texts.sample(), field.place().name());
                yield (personal == null || personal == PersonalData.UUID)
                        && !texts.rising().isSequence()
                        && areOfOneForm(texts.sample())
                        && (isNamed || haveDigits(texts.sample()));
            }
            default -> false;
        };
    }

    private static boolean areOfOneForm(List<String> texts) {
        List<TextForm> forms = TextForm.of(texts);
        return !forms.isEmpty()
                && forms.getFirst().isIdentifier()
                && forms.getFirst().seen() >= NEARLY_ALL * texts.size();
    }

    private static boolean haveDigits(List<String> texts) {
        long with = texts.stream()
                .filter(each -> each.chars().anyMatch(Character::isDigit))
                .count();
        return with >= NEARLY_ALL * texts.size();
    }

    /** The name of what is identified: {@code customer} by a field {@code customerId}, or {@code id} of {@code customer}. */
    static String nameOfThing(FieldPlace place) {
        String name = ID_ENDING.matcher(place.name()).replaceFirst("");
        return plain(!name.isEmpty() ? name : place.parent().isEmpty() ? "thing" : place.parent());
    }

    /** The name of the identifier among the fields of what it identifies. */
    static String ownName(FieldPlace place) {
        return ID_ENDING.matcher(place.name()).find() || place.names().size() > 1 ? plain(place.name()) : "id";
    }

    /** The name with nothing in it that a path takes for something else. */
    static String plain(String name) {
        String plain = name.replaceAll("\\W", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "f" + plain : plain;
    }
}
