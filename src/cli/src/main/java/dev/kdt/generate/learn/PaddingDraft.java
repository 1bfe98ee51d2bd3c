package dev.kdt.generate.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds texts that fill records up to a size: records of one size whose last text is of many lengths. */
final class PaddingDraft {
    private static final double MARGIN = 0.05;

    private PaddingDraft() {}

    /**
     * The fields of records, the last one a padding if it is one.
     *
     * @param drafts of the fields of the record
     * @param sizes of the records in bytes
     */
    static Map<?, ?> in(Map<?, ?> drafts, FieldProfile record, NumberProfile sizes) {
        FieldProfile last = record.object().fields(record.count(FieldProfile.Type.OBJECT)).stream()
                .reduce((_, each) -> each)
                .orElse(null);
        if (last == null
                || !isText(last, record)
                || !isPattern(drafts.get(last.place().name()))) {
            return drafts;
        }
        double size = sizes.sorted()[sizes.sorted().length / 2];
        if (!isConstant(sizes) || isConstant(last.texts().lengths())) {
            return drafts;
        }
        Map<Object, @Nullable Object> padded = new LinkedHashMap<>(drafts);
        padded.put(
                last.place().name(),
                Draft.of("padding", (long) size).remarked("fills all records up to the same size"));
        return padded;
    }

    private static boolean isText(FieldProfile last, FieldProfile record) {
        return last.usualTypes().equals(List.of(FieldProfile.Type.TEXT))
                && last.nulls() == 0
                && last.seen() == record.count(FieldProfile.Type.OBJECT);
    }

    private static boolean isPattern(@Nullable Object draft) {
        return draft instanceof Draft its && its.value() instanceof Map<?, ?> type && type.containsKey("pattern");
    }

    /** Whether nearly all are the same; broken records are of other sizes. */
    private static boolean isConstant(NumberProfile numbers) {
        double[] sorted = numbers.sorted();
        int margin = (int) (MARGIN * sorted.length);
        return sorted[margin] == sorted[sorted.length - 1 - margin];
    }
}
