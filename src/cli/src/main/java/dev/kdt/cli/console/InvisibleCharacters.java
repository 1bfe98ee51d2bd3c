package dev.kdt.cli.console;

/** The characters that are not seen themselves, so that a text looks like another. */
public final class InvisibleCharacters {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    private InvisibleCharacters() {}

    /**
     * Whether the character is a control character, one that formats or divides the text around it (Unicode's general categories Cc, Cf,
     * Zl and Zp), or another one that is ignored by default (Unicode Character Database, Default_Ignorable_Code_Point).
     */
    public static boolean contains(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.UNASSIGNED, Character.NON_SPACING_MARK, Character.OTHER_LETTER -> isIgnored(point);
            default -> false;
        };
    }

    /** Those of Default_Ignorable_Code_Point that are in none of the categories above. */
    private static boolean isIgnored(int point) {
        return point == 0x34F // COMBINING GRAPHEME JOINER
                || point == 0x115F // HANGUL fillers
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x17B4 // KHMER VOWEL INHERENT
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2065
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xFFF0 && point <= 0xFFF8)
                || (point >= 0xE0000 && point <= 0xE0FFF);
    }

    /**
     * Whether the character, which is one of these, has a part in the shape of the characters around it, as in emoji, and in the scripts
     * of India and Persia: a joiner or a variation selector behind a character that has other shapes. Those of ASCII have none, but for
     * keycaps.
     */
    static boolean isShaping(int point, int before, int after) {
        return (isJoiner(point) || isVariationSelector(point)) && point != before && (before > 0x7F || after == KEYCAP);
    }

    private static boolean isJoiner(int point) {
        return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
