package dev.kdt.dist;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Adds the Java runtime to the list of components (CycloneDX, JSON), which Maven writes of its dependencies alone. */
public final class RuntimeComponent {
    private static final String COMPONENTS = "\"components\" : [";

    private RuntimeComponent() {}

    /** Takes the runtime's release file and the list. */
    public static void main(String[] args) throws IOException {
        Path list = Path.of(args[1]);
        String told = Files.readString(list);
        if (!told.contains(COMPONENTS)) {
            throw new IllegalArgumentException(list + " has no " + COMPONENTS);
        }
        String runtime = """
             {
              "type" : "platform",
              "bom-ref" : "pkg:generic/openjdk@%1$s",
              "name" : "openjdk",
              "version" : "%1$s",
              "description" : "Java runtime of the modules that kdt needs",
              "licenses" : [ { "expression" : "GPL-2.0-only WITH Classpath-exception-2.0" } ],
              "purl" : "pkg:generic/openjdk@%1$s"
            },\
            """.formatted(version(Path.of(args[0])));
        Files.writeString(list, told.replace(COMPONENTS, COMPONENTS + runtime));
    }

    /** {@code JAVA_VERSION="25.0.3"}, without the quotes. */
    private static String version(Path release) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(release)) {
            properties.load(in);
        }
        return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    }
}
