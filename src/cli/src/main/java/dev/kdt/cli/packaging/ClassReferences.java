package dev.kdt.cli.packaging;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that a class refers to, by the texts of its constant pool: what it uses, its descriptors, signatures and annotations,
 * and names in strings, by which code loads classes. Rather too many than too few.
 */
final class ClassReferences {
    /** A class in a descriptor or a signature ("Java Virtual Machine Specification, 4.3.2 and 4.7.9.1"). */
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>:()\\[]+)[;<]");

    private ClassReferences() {}

    /**
     * Finds them.
     *
     * @param known the names of classes, such as {@code java/lang/Object}, that count
     */
    static Set<String> in(byte[] classFile, Set<String> known) {
        Set<String> found = new HashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof Utf8Entry utf8) {
                add(utf8.stringValue(), known, found);
            }
        }
        return found;
    }

    private static void add(String text, Set<String> known, Set<String> found) {
        if (known.contains(text)) {
            found.add(text);
        } else if (text.indexOf('.') > 0) {
            String name = text.replace('.', '/');
            if (known.contains(name)) {
                found.add(name);
            }
        }
        if (text.indexOf(';') > 0) {
            for (Matcher each = IN_DESCRIPTOR.matcher(text); each.find(); ) {
                if (known.contains(each.group(1))) {
                    found.add(each.group(1));
                }
            }
        }
    }
}
