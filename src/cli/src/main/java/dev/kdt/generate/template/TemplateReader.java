package dev.kdt.generate.template;

import dev.kdt.generate.compiled.Poison;
import dev.kdt.generate.compiled.RecordKey;
import dev.kdt.generate.compiled.RecordText;
import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.entity.EntityKind;
import dev.kdt.generate.entity.EventClock;
import dev.kdt.generate.fake.FakeException;
import dev.kdt.generate.fake.Fakes;
import dev.kdt.generate.template.form.Compilation;
import dev.kdt.generate.template.form.FieldScope;
import dev.kdt.generate.template.form.JqReader;
import dev.kdt.generate.template.form.Known;
import dev.kdt.generate.template.form.NumberReader;
import dev.kdt.generate.template.form.ObjectReader;
import dev.kdt.generate.template.form.ParamSpec;
import dev.kdt.generate.template.form.ShareText;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.ObjectField;
import dev.kdt.generate.value.Quantity;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.EncodingReader;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeReader;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads template files: all that is wrong in one is told at once. */
public final class TemplateReader {
    private static final Quantity EVERY_SECOND = Quantity.of(1_000_000);

    private final Compilation compilation;
    private final Problems problems;
    private final FieldReader read;

    private TemplateReader(Surroundings surroundings, Problems problems) {
        this.compilation = new Compilation(surroundings, problems);
        this.problems = problems;
        this.read = compilation.read();
    }

    /**
     * Compiles a template.
     *
     * @param file its name for places
     * @throws PipelineException with all that is wrong in it
     */
    public static Template read(String file, String text, Surroundings surroundings) throws PipelineException {
        Problems problems = new Problems();
        Node root = NodeReader.read(file, text, problems);
        Template template = null;
        if (root instanceof Node.Mapping mapping) {
            template = new TemplateReader(surroundings, problems).read(file, mapping);
        } else if (problems.isEmpty()) {
            problems.add(
                    new Place(file, 1, 1),
                    "a template file is a mapping with 'record', not " + (root == null ? "nothing" : root.kind()));
        }
        if (template == null || !problems.isEmpty()) {
            throw new PipelineException(problems.list());
        }
        return template;
    }

    private @Nullable Template read(String file, Node.Mapping root) {
        problems.checkKeys(root, ParamSpec.names(TemplateSpec.FILE), "unknown key '%s' of a template file");
        compilation.localeIs(locale(root));
        int before = problems.count();
        List<EntityKind> kinds = new EntitiesReader(compilation).read(root.get("entities"));
        if (problems.count() > before && compilation.entities().isEmpty()) {
            return null; // Every reference to an entity would be told once more.
        }
        Known known = Known.root();
        Node record = root.get("record");
        if (record == null) {
            problems.add(root.place(), "'record' is missing (the fields of each record)");
            return null;
        }
        ObjectField fields = ObjectReader.read(record, FieldScope.of(compilation, "", null, known));
        FieldScope whole = FieldScope.ofWhole(compilation, known);
        Node text = root.get("text");
        Node key = root.get("key");
        Node every = root.get("every");
        RecordText its = text == null ? null : TextReader.read(text, whole.in("text"));
        Field keyValue = key == null ? null : JqReader.field(key, whole.in("key"));
        Quantity gap = every == null ? EVERY_SECOND : NumberReader.spans(every, whole.in("every"));
        Poison poison = poison(root.get("poison"), whole.in("poison"));
        Encoding encoding = encoding(root, known);
        return fields == null || gap == null
                ? null
                : new Template(
                        Objects.requireNonNullElse(text(root, "name"), withoutFolders(file)),
                        Objects.requireNonNullElse(text(root, "description"), ""),
                        fields,
                        its,
                        keyValue == null ? null : new RecordKey(keyValue),
                        kinds,
                        compilation.expressions(),
                        compilation.places(),
                        new EventClock(gap, every == null ? null : every.place().inText()),
                        poison,
                        encoding);
    }

    private Poison poison(@Nullable Node node, FieldScope scope) {
        if (!(node instanceof Node.Mapping mapping)) {
            Double share = node == null ? null : ShareText.read(node, scope);
            return share == null ? Poison.NONE : Poison.NONE.with(share);
        }
        scope.checkKeys(mapping, TemplateSpec.POISON);
        Node share = mapping.get("share");
        Node how = mapping.get("how");
        if (share == null) {
            scope.problem(mapping.place(), "'share' is missing");
        }
        Double broken = share == null ? null : ShareText.read(share, scope.in("share"));
        List<Poison.Way> ways = how == null
                ? List.of(Poison.Way.values())
                : FieldReader.oneOrMore(how).stream()
                        .map(each -> read.choice(each, Poison.Way.words(), "'poison', 'how'"))
                        .filter(each -> each != null)
                        .map(Poison.Way::of)
                        .toList();
        return broken == null || ways.isEmpty() ? Poison.NONE : new Poison(broken, ways);
    }

    private @Nullable Encoding encoding(Node.Mapping root, Known record) {
        if (root.get("encode") == null) {
            return null;
        }
        Encoding encoding = new EncodingReader(read, compilation.surroundings()).read(root);
        return encoding.learnsColumns() ? encoding.withColumns(record.names()) : encoding;
    }

    /** The file's locale; null as well when there are no texts in it, which is told here and not at each field. */
    private @Nullable String locale(Node.Mapping root) {
        String tag = text(root, "locale");
        try {
            if (tag != null) {
                Fakes.requireLocale(tag);
            }
            return tag;
        } catch (FakeException e) {
            problems.add(Objects.requireNonNull(root.get("locale")).place(), "'locale': " + e.getMessage());
            return null;
        }
    }

    private @Nullable String text(Node.Mapping root, String key) {
        Node node = root.get(key);
        Node.Scalar text = node == null ? null : read.text(node, "'" + key + "'");
        return text == null ? null : text.text();
    }

    private static String withoutFolders(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
