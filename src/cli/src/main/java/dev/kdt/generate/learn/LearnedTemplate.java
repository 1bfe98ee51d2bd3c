package dev.kdt.generate.learn;

import dev.kdt.pipeline.Encoding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template that was learned from a sample, as a text to edit. */
public final class LearnedTemplate {
    /** Fewer records tell little of shares and distributions. */
    private static final int FEW = 100;

    /** Formats whose cells have no type: a text of digits is not broken. */
    private static final Set<String> ROWS = Set.of("csv", "tsv");

    private final Source source;
    private final Findings found;
    private final FieldProfile.@Nullable Type type;

    /**
     * What a template is made of.
     *
     * @param name of the template
     * @param from where the records are from, in words
     * @param encode formats and layers
     */
    record Source(String name, String from, List<String> encode) {}

    /**
     * What was found.
     *
     * @param keys the column of partition keys
     * @param seen records that could be read
     */
    record Findings(
            FieldProfile record,
            FieldPlace.Sample sample,
            int keys,
            TimeTrack arrivals,
            NumberProfile sizes,
            Map<Breakage, Long> broken,
            AccessLog accessLog,
            long seen) {}

    LearnedTemplate(Source source, Findings found) {
        this.source = source;
        this.found = found;
        this.type = found.record().usualTypes().isEmpty()
                ? null
                : found.record().usualTypes().getFirst();
    }

    /** The template file. */
    @Override
    public String toString() {
        List<FieldProfile> leaves = Leaves.of(found.record());
        EventTime events = EventTime.of(leaves, found.arrivals(), found.seen());
        RecordRows rows = found.sample().rows();
        Relations relations = RelationSearch.among(leaves, rows);
        LifeCycle life = LifeCycle.among(relations, leaves, rows, events);
        FieldDrafts drafts = new FieldDrafts(rows, relations, events, life);
        Draft record = record(drafts);
        Map<String, @Nullable Object> entities = entities(relations, drafts, events, life);

        TemplateText text = new TemplateText();
        remarks().forEach(text::comment);
        text.entry("name", source.name());
        text.entry("description", "learned from " + source.from());
        new KeyProfile(rows.column(found.keys()), leaves, rows).draft().ifPresent(key -> text.entry("key", key));
        text.entry("every", life == null ? every(events) : life.every(events));
        poison(drafts.strange()).ifPresent(poison -> text.entry("poison", poison));
        if (!entities.isEmpty()) {
            text.entry("entities", entities);
        }
        text.entry("record", record);
        if (type != FieldProfile.Type.OBJECT) {
            text.entry("text", "\\(.value)");
        } else if (found.accessLog().isUsed()) {
            text.entry("text", found.accessLog().template());
        }
        if (Encoding.wordsAlone().containsAll(source.encode())) {
            if (!source.encode().isEmpty()) {
                text.entry("encode", source.encode());
            }
        } else {
            schemaRemarks().forEach(text::comment);
        }
        return text.toString();
    }

    private long unread() {
        return found.broken().values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> remarks() {
        double[] sizes = found.sizes().sorted();
        String size = sizes[0] == sizes[sizes.length - 1]
                ? Draft.number(sizes[0])
                : Draft.number(sizes[0]) + " to " + Draft.number(sizes[sizes.length - 1]);
        List<String> remarks = new ArrayList<>(List.of(
                "Learned from " + found.seen() + (found.seen() == 1 ? " record of " : " records of ") + size + " bytes"
                        + (unread() == 0 ? "." : "; " + unread() + " more could not be read."),
                "Values are copied only of fields that have few, each seen several times, and none of a person. Of all",
                "others the shape, the range or the distribution was learned. Remarks tell what is not sure."));
        if (found.seen() < FEW) {
            remarks.add("So few records tell little of shares, ranges and distributions: look at them all.");
        }
        if (found.sample().isOverflown()) {
            remarks.add("There were more fields than are learned (1,000).");
        }
        return remarks;
    }

    /** A format with a schema has it in a file that the sample does not have. */
    private List<String> schemaRemarks() {
        String format = source.encode().getFirst();
        boolean isProtobuf = format.equals("protobuf");
        String file = isProtobuf ? "FILE.desc" : "FILE.avsc";
        String inner =
                format + ": { " + (isProtobuf ? "descriptors: " + file + ", message: NAME" : "schema: " + file) + " }";
        List<String> items = new ArrayList<>(List.of("{ " + inner + " }"));
        items.addAll(source.encode().subList(1, source.encode().size()));
        return List.of(
                "The sample is " + format + ", and this template makes JSON: " + format
                        + " needs a schema. Name its file here,",
                "  encode: [" + String.join(", ", items) + "]",
                "or with the command: --encode " + String.join(",", source.encode()) + " --schema " + file
                        + (isProtobuf ? " --message NAME" : ""));
    }

    private Draft record(FieldDrafts drafts) {
        if (type == FieldProfile.Type.OBJECT) {
            Draft record = drafts.record(found.record());
            return source.encode().isEmpty() && record.value() instanceof Map<?, ?> fields
                    ? new Draft(PaddingDraft.in(fields, found.record(), found.sizes()), record.remark())
                    : record;
        }
        return new Draft(Draft.map("value", drafts.single(found.record())), "");
    }

    private static Map<String, @Nullable Object> entities(
            Relations relations, FieldDrafts drafts, @Nullable EventTime events, @Nullable LifeCycle life) {
        Map<String, @Nullable Object> entities = new LinkedHashMap<>();
        for (Relations.Thing thing : relations.things()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            thing.fields()
                    .forEach((name, field) -> fields.put(
                            name, field == thing.identifier() ? IdentifierDraft.of(field) : drafts.value(field)));
            LifeCycle its = life != null && life.thing().equals(thing) ? life : null;
            Map<String, @Nullable Object> entity = its != null ? living(its, events) : drawn(thing.population());
            entity.put("fields", fields);
            if (its != null) {
                entity.put("states", new Draft(its.states(), "by the order of values of one " + thing.name()));
            }
            entities.put(thing.name(), entity);
        }
        return entities;
    }

    private static Map<String, @Nullable Object> living(LifeCycle life, @Nullable EventTime events) {
        return Draft.map("count", new Draft(life.alive(events), "that live at once"));
    }

    private static Map<String, @Nullable Object> drawn(Population population) {
        Map<String, @Nullable Object> entity =
                Draft.map("count", new Draft((long) population.size(), "estimated by how often they come again"));
        if (population.skew() >= 0.25) {
            entity.put("skew", population.skew());
        }
        return entity;
    }

    private static Draft every(@Nullable EventTime events) {
        return events == null
                ? new Draft(new Draft.Word("1s"), "the sample has no times that rise")
                : new Draft(events.every(), "by " + events.inWords());
    }

    private Optional<Object> poison(long strange) {
        Map<Breakage, Long> all = new EnumMap<>(Breakage.class);
        all.putAll(found.broken());
        all.merge(Breakage.NOT_JSON, found.record().strange(), Long::sum);
        if (source.encode().stream().noneMatch(ROWS::contains)) {
            all.merge(Breakage.WRONG_TYPE, strange, Long::sum);
        }
        all.values().removeIf(each -> each <= 0);
        long broken = all.values().stream().mapToLong(Long::longValue).sum();
        long total = found.seen() + unread();
        if (broken == 0) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> poison = Draft.map("share", Draft.share((double) broken / total));
        poison.put("how", all.keySet().stream().map(Breakage::word).toList());
        return Optional.of(poison);
    }
}
