package dev.kdt.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The references of a package's classes that lead to classes of the program that the package does not have. */
final class MissingClasses {
    private static final String CLASS = ".class";
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

    private MissingClasses() {}

    /**
     * Finds them: what the class file uses, as the JVM resolves it, and the types of its fields and methods.
     *
     * @param without classes of the package that are taken to be missing, too
     * @return the missing classes, each with those that refer to it
     */
    static SortedMap<String, Set<String>> of(Path jar, Path program, Set<String> without) throws IOException {
        Set<String> known;
        try (ZipFile all = new ZipFile(program.toFile())) {
            known = classes(all);
        }
        SortedMap<String, Set<String>> missing = new TreeMap<>();
        try (ZipFile some = new ZipFile(jar.toFile())) {
            Set<String> there = classes(some);
            there.removeAll(without);
            for (String name : there) {
                try (InputStream in = some.getInputStream(some.getEntry(name + CLASS))) {
                    for (String each : references(ClassFile.of().parse(in.readAllBytes()))) {
                        if (known.contains(each) && !there.contains(each)) {
                            missing.computeIfAbsent(each, _ -> new TreeSet<>()).add(name);
                        }
                    }
                }
            }
        }
        return missing;
    }

    private static Set<String> classes(ZipFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"))
                .map(name -> name.substring(0, name.length() - CLASS.length()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> references(ClassModel model) {
        Set<String> references = new HashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type
                when type.asInternalName().startsWith("[") -> addTypes(type.asInternalName(), references);
                case ClassEntry type -> references.add(type.asInternalName());
                case NameAndTypeEntry used -> addTypes(used.type().stringValue(), references);
                default -> {}
            }
        }
        model.fields().forEach(field -> addTypes(field.fieldType().stringValue(), references));
        model.methods().forEach(method -> addTypes(method.methodType().stringValue(), references));
        return references;
    }

    private static void addTypes(String descriptor, Set<String> references) {
        for (Matcher each = IN_DESCRIPTOR.matcher(descriptor); each.find(); ) {
            references.add(each.group(1));
        }
    }
}
