package dev.kdt.generate.learn;

/** Drafts of the identifiers of things: each has one of its own. */
final class IdentifierDraft {
    private IdentifierDraft() {}

    static Draft of(FieldProfile identifier) {
        if (identifier.usualTypes().getFirst() == FieldProfile.Type.NUMBER) {
            return Draft.of("sequence", 1L);
        }
        TextProfile texts = identifier.texts();
        if (PersonalData.of(texts.sample(), identifier.place().name()) == PersonalData.UUID) {
            return Draft.of("uuid", "v4");
        }
        String format = SequenceFormat.of(texts.sample());
        return format != null
                ? Draft.of("sequence", format)
                : Draft.of(
                        "pattern",
                        TextForm.of(texts.sample())
                                .getFirst()
                                .pattern(identifier.place(), texts.sample().size()));
    }
}
