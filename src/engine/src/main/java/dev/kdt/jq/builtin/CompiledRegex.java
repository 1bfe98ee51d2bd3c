package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;
import org.jspecify.annotations.Nullable;

/** A compiled regular expression with its flags. Compiled once per machine and kept there. */
final class CompiledRegex {
    private static final StringValue OFFSET = Value.of("offset").freeze();
    private static final StringValue LENGTH = Value.of("length").freeze();
    private static final StringValue STRING = Value.of("string").freeze();
    private static final StringValue NAME = Value.of("name").freeze();
    private static final StringValue CAPTURES = Value.of("captures").freeze();

    private final Searches searches;
    private final boolean global;
    /** The names of the captures, by their number. */
    private final @Nullable StringValue[] names;

    private CompiledRegex(Searches searches, boolean global) {
        this.searches = searches;
        this.global = global;
        Regex regex = searches.regex();
        this.names = new StringValue[regex.numberOfCaptures() + 1];
        if (regex.numberOfNames() > 0) {
            for (Iterator<NameEntry> all = regex.namedBackrefIterator(); all.hasNext(); ) {
                NameEntry entry = all.next();
                String name = new String(entry.name, entry.nameP, entry.nameEnd - entry.nameP, StandardCharsets.UTF_8);
                for (int group : entry.getBackRefs()) {
                    names[group] = Value.of(name);
                }
            }
        }
    }

    static CompiledRegex of(Machine machine, Value expression, Value modifiers) throws JqException {
        if (!(expression instanceof StringValue source)) {
            throw Messages.about(expression, "is not a string");
        }
        String flags = Regexes.checkedFlags(modifiers);
        record Key(String source, String flags) {}
        return machine.kept(new Key(source.text(), flags), () -> compile(source, flags));
    }

    private static CompiledRegex compile(StringValue source, String flags) throws JqException {
        int options = Option.CAPTURE_GROUP;
        boolean global = false;
        for (int i = 0; i < flags.length(); i++) {
            switch (flags.charAt(i)) {
                case 'g' -> global = true;
                case 'i' -> options |= Option.IGNORECASE;
                case 'x' -> options |= Option.EXTEND;
                case 'm' -> options |= Option.MULTILINE;
                case 's' -> options |= Option.SINGLELINE;
                case 'p' -> options |= Option.MULTILINE | Option.SINGLELINE;
                case 'l' -> options |= Option.FIND_LONGEST;
                case 'n' -> options |= Option.FIND_NOT_EMPTY;
                default -> throw new JqException(flags + " is not a valid modifier string");
            }
        }
        return new CompiledRegex(Searches.of(source.text(), options), global);
    }

    boolean test(Machine machine, StringValue text) throws JqException {
        return TextSearch.finds(machine, searches, text.utf8().toSharedBytes());
    }

    /** Takes what was found: the places of the match and of its captures. */
    @FunctionalInterface
    private interface Found {
        void match(Region region) throws JqException;
    }

    /** The matches as jq describes them; at most one without the flag g. */
    ArrayValue matches(Machine machine, StringValue text) throws JqException {
        Characters characters = new Characters(text.utf8().toSharedBytes());
        ArrayValue[] matches = {ArrayValue.of()};
        each(machine, text, region -> {
            machine.growBy(1, 4L + 3L * (names.length - 1));
            characters.moveTo(region.getBeg(0));
            matches[0] = matches[0].append(describe(text, region, characters));
        });
        return matches[0];
    }

    /** The text taken apart: for each match what is before it and an object of its named captures; then what is after the last. */
    ArrayValue edits(Machine machine, StringValue text) throws JqException {
        ArrayValue[] edits = {ArrayValue.of()};
        int[] end = {0};
        each(machine, text, region -> {
            machine.growBy(3, 3);
            StringValue before = text.sub(end[0], region.getBeg(0));
            edits[0] = edits[0].append(ArrayValue.of(before, captures(text, region)));
            end[0] = region.getEnd(0);
        });
        return edits[0].append(text.sub(end[0], text.to() - text.from()));
    }

    private ObjectValue captures(StringValue text, Region region) {
        ObjectValue captures = ObjectValue.withRoomFor(names.length);
        boolean empty = region.getBeg(0) == region.getEnd(0);
        for (int i = 1; i < region.getNumRegs(); i++) {
            StringValue name = names[i];
            if (name != null) {
                int from = region.getBeg(i);
                Value found = from < 0 ? Value.NULL : empty ? StringValue.EMPTY : text.sub(from, region.getEnd(i));
                captures = captures.with(name, found);
            }
        }
        return captures;
    }

    private void each(Machine machine, StringValue text, Found found) throws JqException {
        byte[] bytes = text.utf8().toSharedBytes();
        TextSearch search = new TextSearch(machine, searches, bytes);
        Region region = search.next(0);
        while (region != null) {
            machine.step();
            found.match(region);
            int start = afterMatch(region, bytes);
            region = global && start <= bytes.length ? search.next(start) : null;
        }
    }

    /** The position at which the search continues: the end of the match; after an empty one a character further, so that it is not found twice. */
    private static int afterMatch(Region region, byte[] bytes) {
        int end = region.getEnd(0);
        boolean empty = end == region.getBeg(0);
        return !empty ? end : end < bytes.length ? end + Utf8.width(bytes[end]) : end + 1;
    }

    private Value describe(StringValue text, Region region, Characters characters) {
        ArrayValue captures = ArrayValue.of();
        boolean empty = region.getBeg(0) == region.getEnd(0);
        for (int i = 1; i < region.getNumRegs(); i++) {
            StringValue name = names[i];
            int from = region.getBeg(i);
            // jq reports the captures of an empty match at the place of the match itself.
            int to = empty && from >= 0 ? from : region.getEnd(i);
            captures =
                    captures.append(part(text, from < 0 ? from : empty ? region.getBeg(0) : from, to, empty, characters)
                            .with(NAME, name == null ? Value.NULL : name));
        }
        if (empty) {
            return ObjectValue.withRoomFor(4)
                    .with(OFFSET, Value.of((double) characters.before(region.getBeg(0))))
                    .with(LENGTH, Value.of(0.0))
                    .with(STRING, StringValue.EMPTY)
                    .with(CAPTURES, captures);
        }
        return part(text, region.getBeg(0), region.getEnd(0), false, characters).with(CAPTURES, captures);
    }

    private static ObjectValue part(StringValue text, int from, int to, boolean empty, Characters characters) {
        ObjectValue part = ObjectValue.withRoomFor(4);
        if (from < 0) {
            return part.with(OFFSET, Value.of(-1.0)).with(STRING, Value.NULL).with(LENGTH, Value.of(0.0));
        }
        int offset = characters.before(from);
        part = part.with(OFFSET, Value.of((double) offset));
        if (empty || from == to) {
            // The order of the keys, too, is jq's.
            return part.with(STRING, StringValue.EMPTY).with(LENGTH, Value.of(0.0));
        }
        // Asked for in order: each look back would count from the start again.
        int length = characters.before(to) - offset;
        return part.with(LENGTH, Value.of((double) length)).with(STRING, text.sub(from, to));
    }

    /** Counts characters, quickly if asked about places from the last match on, in order. */
    private static final class Characters {
        private final byte[] bytes;
        private int match;
        private int beforeMatch;
        private int place;
        private int count;

        Characters(byte[] bytes) {
            this.bytes = bytes;
        }

        /** A match begins here, after the last one. */
        void moveTo(int index) {
            beforeMatch = before(index);
            match = index;
        }

        int before(int index) {
            if (index < place) {
                place = index < match ? 0 : match;
                count = index < match ? 0 : beforeMatch;
            }
            count += Utf8.count(bytes, place, index);
            place = index;
            return count;
        }
    }
}
