package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Constant;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a field stands: what is around it and before it.
 *
 * @param compilation of the whole file
 * @param subject begins messages: {@code 'items', 'qty'}
 * @param owner the kind of entities whose field it is; null for a field of the record
 * @param root the fields of the record or of the entity that are read so far
 * @param self what is known of the field itself
 * @param later names of fields of the root: that in which this stands, and those that come later
 * @param nesting the objects and arrays around it
 */
public record FieldScope(
        Compilation compilation,
        String subject,
        @Nullable EntityNames owner,
        Known root,
        Known self,
        List<String> later,
        Nesting nesting) {

    /**
     * The objects and arrays around a field.
     *
     * @param closing what ends those that are open when the object's next member is written
     * @param arrays what ends the arrays between that object and the field
     * @param sure whether each record has the field, once
     */
    record Nesting(String closing, String arrays, boolean sure) {}

    /** The scope of all fields of a record or of a kind of entities. */
    public static FieldScope of(Compilation compilation, String subject, @Nullable EntityNames owner, Known root) {
        return new FieldScope(compilation, subject, owner, root, root, List.of(), new Nesting("}", "", true));
    }

    /** The scope of what is made of a whole record. */
    public static FieldScope ofWhole(Compilation compilation, Known root) {
        return new FieldScope(compilation, "", null, root, root, List.of(), new Nesting("", "", true));
    }

    public Problems problems() {
        return compilation.problems();
    }

    public FieldReader read() {
        return compilation.read();
    }

    /** Adds a problem with this field. */
    public void problem(Place place, String message) {
        problems().add(place, (subject.isEmpty() ? "'record'" : subject) + ": " + message);
    }

    /** Adds each key of the mapping that is not known. */
    public void checkKeys(Node.Mapping mapping, List<ParamSpec> params) {
        problems().checkKeys(mapping, ParamSpec.names(params), subject + ": unknown key '%s'");
    }

    /** The brackets that end the objects and arrays that are open. */
    String closing() {
        return nesting.closing();
    }

    /** Whether it is a field of the record or of an entity, or in one; else it is made of the whole record. */
    boolean isField() {
        return self != root;
    }

    /** Whether it is an element of an array, or in one. */
    boolean isInArray() {
        return !nesting.arrays().isEmpty() || nesting.closing().contains("]");
    }

    /**
     * The object in which the field stands, for fields that go with each other there; null in an array, whose elements have
     * nothing to do with each other.
     */
    @Nullable
    String place() {
        return isInArray() ? null : nesting.closing() + subject.replaceFirst("(, )?'[^']*', '[^']*'$", "");
    }

    /** Whether no field of the record comes later. */
    boolean isLast() {
        return later.size() <= 1;
    }

    /** Whether each record has it, once. */
    boolean isSure() {
        return nesting.sure();
    }

    /** The scope for what stands behind a word in this field. */
    public FieldScope in(String word) {
        return new FieldScope(compilation, named(word), owner, root, self, later, nesting);
    }

    /** The same field when not each record has it. */
    FieldScope unsure() {
        return with(self, new Nesting(nesting.closing(), nesting.arrays(), false));
    }

    /** What is known of the field now that it is read. */
    Known told(Field read) {
        if (read instanceof Constant constant) {
            self.isAlways(constant);
        }
        self.complete();
        return self;
    }

    /** The scope of one of several fields of which a record has one here. */
    FieldScope alternative() {
        return with(new Known(Known.NO_PLACE), new Nesting(nesting.closing(), nesting.arrays(), false));
    }

    /** The scope of the elements of an array. */
    FieldScope element() {
        return with(new Known(Known.NO_PLACE), new Nesting(nesting.closing(), "]" + nesting.arrays(), false));
    }

    /** The scope of the members of an object that this field is. */
    FieldScope members() {
        return with(self, new Nesting("}" + nesting.arrays() + nesting.closing(), "", nesting.sure()));
    }

    /**
     * The scope of a member.
     *
     * @param following names of the member itself and of those that come later
     */
    FieldScope member(String name, Known known, List<String> following) {
        return new FieldScope(compilation, named(name), owner, root, known, self == root ? following : later, nesting);
    }

    private FieldScope with(Known other, Nesting around) {
        return new FieldScope(compilation, subject, owner, root, other, later, around);
    }

    private String named(String word) {
        return subject.isEmpty() ? "'" + word + "'" : subject + ", '" + word + "'";
    }
}
