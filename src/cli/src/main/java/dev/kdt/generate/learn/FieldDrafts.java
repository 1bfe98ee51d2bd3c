package dev.kdt.generate.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes drafts of profiles. */
final class FieldDrafts {
    private static final String LEFT_OUT = "names that look like data are left out";
    private static final String DEEPER = "what is nested deeper is left out";

    private final RecordRows rows;
    private final Relations relations;
    private final @Nullable EventTime events;
    private final @Nullable LifeCycle life;
    private final EarlierFields earlier;
    private final Lookups lookups;
    private final Calculations calculations;
    private final Presence presence;
    private final Association association;
    private long strange;
    private long records;

    FieldDrafts(RecordRows rows, Relations relations, @Nullable EventTime events, @Nullable LifeCycle life) {
        this.life = life;
        this.rows = rows;
        this.earlier = new EarlierFields(rows);
        this.lookups = new Lookups(earlier);
        this.calculations = new Calculations(earlier);
        this.presence = new Presence(earlier);
        this.association = new Association(earlier);
        this.relations = relations;
        this.events = events;
    }

    /** How many values had a type that their field does not have on purpose, in the fields that were drafted. */
    long strange() {
        return strange;
    }

    /** The fields of an object. */
    private Map<String, @Nullable Object> fields(FieldProfile object) {
        long seen = object.count(FieldProfile.Type.OBJECT);
        Map<String, @Nullable Object> drafts = new LinkedHashMap<>();
        for (FieldProfile each : object.object().fields(seen)) {
            Draft draft = field(each);
            drafts.put(each.place().name(), each.seen() < seen ? optional(draft, each, object) : draft);
            earlier.add(each);
        }
        return drafts;
    }

    /** The fields of the records. */
    Draft record(FieldProfile record) {
        records = record.seen();
        Map<String, @Nullable Object> drafts = fields(record);
        return new Draft(drafts, record.object().leftOut(drafts.size()) == 0 ? "" : LEFT_OUT);
    }

    /** What the records are, that are no objects. */
    Draft single(FieldProfile record) {
        Draft draft = values(record);
        return orNull(draft, record);
    }

    private Draft optional(Draft draft, FieldProfile field, FieldProfile object) {
        Draft conditional = field.place().isInArray() ? null : presence.draft(draft, field, object);
        long objects = object.count(FieldProfile.Type.OBJECT);
        return conditional != null ? conditional : draft.with("present", Draft.share((double) field.seen() / objects));
    }

    /** The field as the template has it in its place: a reference where it belongs to a thing that several records tell of. */
    private Draft field(FieldProfile field) {
        Relations.Thing thing = relations.of(field.place());
        String path = thing == null ? null : thing.path(field.place());
        if (path != null) {
            strange += field.strange();
            return orNull(Draft.of("of", path), field);
        }
        Draft draft = value(field);
        if (life != null && life.isStateOf(field)) {
            return Draft.of("of", life.thing().name() + ".state");
        }
        Draft lookup = lookups.draft(field);
        if (lookup != null) {
            return lookup;
        }
        Draft calculated = calculations.draft(field, records);
        return orNull(
                calculated != null
                        ? calculated
                        : draft.remarked(LifeCycle.remark(field, relations, rows))
                                .remarked(association.remark(field)),
                field);
    }

    private static Draft orNull(Draft draft, FieldProfile field) {
        return field.nulls() > 0 && field.nulls() < field.seen()
                ? draft.with("null", Draft.share((double) field.nulls() / field.seen()))
                : draft;
    }

    /** The field's values. */
    Draft value(FieldProfile field) {
        strange += field.strange();
        return values(field);
    }

    /** The values of the types that the field has on purpose. */
    Draft values(FieldProfile field) {
        List<FieldProfile.Type> types = field.usualTypes();
        if (types.isEmpty()) {
            return Draft.constant(null).remarked("null in all");
        }
        if (types.size() == 1) {
            return value(field, types.getFirst());
        }
        Map<Draft, Long> weighted = new LinkedHashMap<>();
        types.forEach(each -> weighted.merge(value(field, each), field.count(each), Long::sum));
        return Shares.ofFields(weighted).remarked("has several types");
    }

    private Draft value(FieldProfile field, FieldProfile.Type type) {
        return switch (type) {
            case BOOLEAN -> bool(field.trueShare());
            case NUMBER -> number(field);
            case TEXT -> text(field);
            case OBJECT -> object(field);
            case ARRAY -> array(field);
        };
    }

    private static Draft bool(double share) {
        return share == 0 || share == 1 ? Draft.constant(share == 1) : Draft.of("boolean", Draft.share(share));
    }

    private Draft number(FieldProfile field) {
        NumberProfile numbers = field.numbers();
        TimesSeen times = EventTime.times(field);
        TimeForm form = times == null ? null : times.form();
        if (times != null && form != null) {
            return TimeDraft.of(field.place(), form, times.track(), events);
        }
        if (numbers.isWhole() && numbers.rising().isSequence() && !field.place().isInArray()) {
            long step = numbers.rising().step();
            Map<String, @Nullable Object> stepped = Draft.map("from", 1L);
            stepped.put("step", step);
            return Draft.of("sequence", step == 1 ? 1L : stepped);
        }
        List<ValueSet.Listed> listed = numbers.set().listed();
        boolean isRange = numbers.isWhole() && Evenness.isOf(listed);
        return listed.isEmpty() || isRange ? NumberDraft.field(numbers) : Shares.of(listed);
    }

    private Draft text(FieldProfile field) {
        TimesSeen times = EventTime.times(field);
        TimeForm form = times == null ? null : times.form();
        boolean isListed = !field.texts().set().listed().isEmpty();
        if (times != null && form != null && (!isListed || isEventTime(field.place(), times.track()))) {
            return TimeDraft.of(field.place(), form, times.track(), events);
        }
        return new TextDraft(field.texts(), field.place(), repeats(field)).draft();
    }

    private boolean isEventTime(FieldPlace place, TimeTrack track) {
        return events != null && (events.isOf(place) || TimeDraft.isNow(place, track, events));
    }

    private @Nullable Repeats repeats(FieldProfile field) {
        return field.place().isInArray()
                ? null
                : Repeats.of(rows.column(field.place().column()));
    }

    private Draft object(FieldProfile field) {
        Map<String, @Nullable Object> drafts = fields(field);
        long left = field.object().leftOut(drafts.size());
        return Draft.of("object", drafts).remarked(field.place().isDeepest() ? DEEPER : left == 0 ? "" : LEFT_OUT);
    }

    private Draft array(FieldProfile field) {
        FieldProfile elements = field.elements();
        if (elements == null) {
            return Draft.constant(List.of()).remarked(field.place().isDeepest() ? DEEPER : "empty in all");
        }
        Draft element = field(elements);
        Map<String, @Nullable Object> array = Draft.map("of", element.value());
        array.put("length", NumberDraft.spec(field.lengths()));
        return Draft.of("array", array).remarked(element.remark());
    }
}
