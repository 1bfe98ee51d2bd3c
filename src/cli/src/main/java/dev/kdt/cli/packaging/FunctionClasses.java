package dev.kdt.cli.packaging;

import dev.kdt.lambda.FunctionManifest.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The classes and other files of {@link ProgramJar} that a function needs: all that can be reached from its handler by the
 * references between classes, within the libraries that it uses; the providers of services that are reached; and the files of
 * libraries that are.
 */
final class FunctionClasses {
    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    private final ProgramJar jar;
    private final Set<Library> libraries;
    private final Set<String> known;
    private final Set<String> reached = new TreeSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private FunctionClasses(ProgramJar jar, Set<Library> libraries) {
        this.jar = jar;
        this.libraries = libraries;
        this.known = jar.names().stream()
                .filter(name -> name.endsWith(CLASS))
                .map(name -> name.substring(0, name.length() - CLASS.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Collects them.
     *
     * @param roots names of classes that the function starts with, as Java writes them
     * @param libraries that may be carried
     * @param architecture that native code is to be for
     * @return names and contents, for a jar
     */
    static SortedMap<String, byte[]> collect(
            ProgramJar jar, Collection<String> roots, Set<Library> libraries, Architecture architecture) {
        FunctionClasses classes = new FunctionClasses(jar, libraries);
        roots.forEach(root -> classes.reach(root.replace('.', '/')));
        Map<String, List<String>> services = classes.services();
        do {
            classes.follow();
            services.forEach((service, providers) -> {
                if (classes.reached.contains(service)) {
                    providers.forEach(classes::reach);
                }
            });
        } while (!classes.waiting.isEmpty());
        SortedMap<String, byte[]> content = new TreeMap<>();
        classes.reached.forEach(name -> content.put(name + CLASS, jar.read(name + CLASS)));
        classes.addFiles(architecture, content);
        classes.addServices(services, content);
        return content;
    }

    private void follow() {
        while (!waiting.isEmpty()) {
            ClassReferences.in(jar.read(waiting.remove() + CLASS), known).forEach(this::reach);
        }
    }

    private void reach(String name) {
        if (known.contains(name) && isCarried(name) && reached.add(name)) {
            waiting.add(name);
        }
    }

    private boolean isCarried(String name) {
        return Library.of(name).filter(libraries::contains).isPresent();
    }

    /** Services and their providers, both as class files name them. */
    private Map<String, List<String>> services() {
        Map<String, List<String>> services = new HashMap<>();
        for (String name : jar.names()) {
            if (name.startsWith(SERVICES)) {
                List<String> providers = new String(jar.read(name), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .map(line -> line.replace('.', '/'))
                        .sorted()
                        .toList();
                services.put(name.substring(SERVICES.length()).replace('.', '/'), providers);
            }
        }
        return services;
    }

    private void addServices(Map<String, List<String>> services, Map<String, byte[]> content) {
        services.forEach((service, providers) -> {
            String text = providers.stream()
                    .filter(reached::contains)
                    .map(each -> each.replace('/', '.') + "\n")
                    .collect(Collectors.joining());
            if (!text.isEmpty()) {
                content.put(SERVICES + service.replace('/', '.'), text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Of the libraries that classes are carried of. */
    private void addFiles(Architecture architecture, Map<String, byte[]> content) {
        Set<Library> used = new HashSet<>();
        reached.forEach(name -> Library.of(name).ifPresent(used::add));
        for (String name : jar.names()) {
            if (!name.endsWith(CLASS)
                    && Library.of(name).filter(used::contains).isPresent()
                    && isFor(architecture, name)) {
                content.put(name, jar.read(name));
            }
        }
    }

    /** Whether it is no native code, or that of Amazon Linux on this processor. */
    private static boolean isFor(Architecture architecture, String name) {
        String place = switch (architecture) {
            case X86_64 -> "linux/amd64/";
            case ARM64 -> "linux/aarch64/";
        };
        return !name.endsWith(".so") || name.startsWith(place);
    }
}
