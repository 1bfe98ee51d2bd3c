package dev.kdt.generate.learn;

import dev.kdt.json.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts of texts. */
final class TextDraft {
    /** More forms than that are free text. */
    private static final int MOST_FORMS = 8;

    private static final double NEARLY_ALL = 0.9;
    private static final double MOSTLY = 0.8;

    private final TextProfile texts;
    private final FieldPlace place;
    private final @Nullable Repeats repeats;

    /** @param repeats how often values came again; null when that is not known */
    TextDraft(TextProfile texts, FieldPlace place, @Nullable Repeats repeats) {
        this.texts = texts;
        this.place = place;
        this.repeats = repeats;
    }

    Draft draft() {
        PersonalData personal = PersonalData.of(texts.sample(), place.name());
        if (personal != null) {
            return personal(personal);
        }
        boolean namesPeople = PersonalData.isNameOfPerson(place.name()) && isSome("\\p{L}");
        if (namesPeople && isMostly(".*\\p{L}.*")) {
            return fakeByName("name");
        }
        List<ValueSet.Listed> listed = namesPeople ? List.of() : listed();
        if (!listed.isEmpty()) {
            long left = texts.set().unlisted();
            return Shares.of(listed).remarked(left == 0 ? "" : "without rare values, " + left + " of " + texts.seen());
        }
        if (texts.rising().isSequence() && texts.rising().seen() >= NEARLY_ALL * texts.seen() && !place.isInArray()) {
            return sequence();
        }
        if (isMostly("[A-Z]{2}") && PersonalData.words(place.name()).contains("country")) {
            return Draft.of("fake", "country-code");
        }
        String fake = FakeByName.of(place);
        return fake != null && areWords() ? fakeByName(fake) : byForm();
    }

    private List<ValueSet.Listed> listed() {
        List<ValueSet.Listed> listed = texts.set().listed();
        boolean isPersonal = listed.stream().anyMatch(each -> PersonalData.isIn(plainText(each)));
        return isPersonal ? List.of() : listed;
    }

    private static String plainText(ValueSet.Listed each) {
        return ((StringValue) each.value()).text();
    }

    private Draft personal(PersonalData personal) {
        return switch (personal) {
            case EMAIL -> pooled(Draft.of("fake", "email"));
            case IPV4 -> pooled(Draft.of("fake", "ipv4"));
            case IPV6 -> pooled(Draft.of("fake", "ipv6"));
            case USER_AGENT -> Draft.of("fake", "user-agent");
            case CARD -> Draft.of("pattern", "4\\d{15}").remarked("looks like card numbers");
            case PHONE -> pooled(Draft.of("fake", "phone"));
            case UUID -> Draft.of("uuid", isMostly("[^-]+-[^-]+-7.*") ? "v7" : "v4");
            case NAME -> fakeByName("name");
        };
    }

    private Draft fakeByName(String fake) {
        String byName = FakeByName.of(place);
        return pooled(Draft.of("fake", byName == null ? fake : byName))
                .remarked(byName == null ? "looks like names of people" : "");
    }

    /** The most texts of a pool. */
    private static final int LARGEST_POOL = 100_000;

    /** As many different ones as the sample's values seem to have been drawn from. */
    private Draft pooled(Draft fake) {
        return repeats != null && repeats.areOfPopulation()
                ? fake.with("pool", (long)
                        Math.min(LARGEST_POOL, Population.of(repeats).size()))
                : fake;
    }

    private Draft sequence() {
        String format = SequenceFormat.of(texts.sample());
        return format == null
                ? byForm()
                : Draft.of(
                        "sequence",
                        texts.rising().step() == 1
                                ? format
                                : stepped(format, texts.rising().step()));
    }

    private static Map<String, @Nullable Object> stepped(String format, long step) {
        Map<String, @Nullable Object> its = Draft.map("from", 1L);
        its.put("step", step);
        its.put("format", format);
        return its;
    }

    private boolean areWords() {
        return isMostly("[\\p{L}\\p{N}' .,’-]+");
    }

    private boolean isSome(String part) {
        Pattern pattern = Pattern.compile(part);
        return texts.sample().stream().anyMatch(each -> pattern.matcher(each).find());
    }

    private boolean isMostly(String pattern) {
        return texts.sample().stream().filter(each -> each.matches(pattern)).count()
                >= MOSTLY * texts.sample().size();
    }

    private Draft byForm() {
        List<TextForm> forms = TextForm.of(texts.sample());
        List<TextForm> usual = forms.stream()
                .filter(each ->
                        each.seen() >= Math.min(ValueSet.OFTEN, forms.getFirst().seen()))
                .limit(MOST_FORMS)
                .toList();
        int covered = usual.stream().mapToInt(TextForm::seen).sum();
        if (texts.lengths().sorted()[texts.lengths().sorted().length - 1] > TextProfile.LONGEST
                || covered < NEARLY_ALL * texts.sample().size()) {
            return new FreeText(texts).draft();
        }
        Map<Draft, Long> weighted = new LinkedHashMap<>();
        for (TextForm each : usual) {
            weighted.merge(
                    Draft.of("pattern", each.pattern(place, texts.sample().size())), (long) each.seen(), Long::sum);
        }
        String few = texts.seen() == 1
                ? "from one value"
                : texts.seen() < 2 * ValueSet.FEW ? "from " + texts.seen() + " values" : "";
        return weighted.size() == 1
                ? weighted.keySet().iterator().next().remarked(few)
                : Shares.ofFields(weighted).remarked(few);
    }
}
