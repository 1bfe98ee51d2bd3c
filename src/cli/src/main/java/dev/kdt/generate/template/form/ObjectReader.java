package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.ObjectField;
import dev.kdt.pipeline.config.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mapping of names to fields. */
public final class ObjectReader {
    private ObjectReader() {}

    /**
     * The object, of which each field may look at those before it.
     *
     * @param scope of the object's members
     * @return null when something is wrong
     */
    public static @Nullable ObjectField read(Node node, FieldScope scope) {
        if (!(node instanceof Node.Mapping mapping)) {
            scope.problem(node.place(), "must be " + ParamType.FIELDS.inWords() + ", not " + node.kind());
            return null;
        }
        int before = scope.problems().count();
        List<String> names =
                mapping.entries().stream().map(each -> each.key().text()).toList();
        List<ObjectField.Member> members = new ArrayList<>();
        for (int i = 0; i < mapping.entries().size(); i++) {
            Node.Entry entry = mapping.entries().get(i);
            String name = entry.key().text();
            int place = scope.isSure() ? scope.compilation().newPlace() : ObjectField.NO_PLACE;
            Known known = new Known(place);
            List<String> following = names.subList(i, names.size());
            FieldScope member = scope.member(name, known, following);
            if (scope.self().member(name) != null) {
                member.problem(entry.key().place(), "is given twice");
            }
            scope.self().add(name, known);
            Field field = FieldNode.read(entry.value(), member);
            known.complete();
            if (field != null) {
                member.told(field);
                members.add(new ObjectField.Member(name, field, place));
            }
        }
        return scope.problems().count() == before ? new ObjectField(members) : null;
    }
}
