package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runtime on a class path without the SDK's client of S3. */
class MissingS3Test {
    @Test
    void theMissingLibraryIsNamed() throws Exception {
        List<URL> others = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(each).getFileName().toString().matches("s3-[0-9].*\\.jar")) {
                others.add(Path.of(each).toUri().toURL());
            }
        }
        try (URLClassLoader withoutS3 =
                new URLClassLoader(others.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> settings = withoutS3.loadClass(AwsSettings.class.getName());
            Class<?> objects = withoutS3.loadClass(S3Objects.class.getName());
            InvocationTargetException refused = assertThrows(
                    InvocationTargetException.class,
                    () -> objects.getMethod("of", settings).invoke(null, new Object[] {null}));
            assertEquals(
                    "dev.kdt.aws.AwsConfigException: an S3-compatible service needs the library"
                            + " software.amazon.awssdk:s3, which is not on the class path (add it to the dependencies)",
                    refused.getCause().toString());
        }
    }
}
