package dev.kdt.cli.packaging;

import dev.kdt.lambda.FunctionManifest.Architecture;
import java.nio.charset.StandardCharsets;

/**
 * The files of a function that brings its own runtime: {@code bootstrap}, which Lambda starts ("AWS Lambda Developer Guide, Building
 * a custom runtime for AWS Lambda"), and the native part of the runtime client, which calls Lambda's Runtime API.
 */
final class CustomRuntime {
    /** The runtime client's main class; its argument is the handler. */
    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final String NATIVE = "lib/libaws-lambda-jni.so";

    /**
     * The Java of the package, of a layer, or of the image's environment. A collector that {@code JAVA_TOOL_OPTIONS} names
     * goes before ours: with two of them Java does not start.
     */
    private static final String BOOTSTRAP = """
        #!/bin/sh
        root="${LAMBDA_TASK_ROOT:-/var/task}"
        case "$JAVA_TOOL_OPTIONS" in
            *GC*) collector= ;;
            *) collector=-XX:+UseSerialGC ;;
        esac
        old=
        for home in "$root/java" /opt/java "$JAVA_HOME"; do
            java="$home/bin/java"
            if [ -z "$home" ] || [ ! -x "$java" ]; then
                continue
            fi
            # A Java tells its version in a file. One without it is tried.
            version=
            if [ -r "$home/release" ]; then
                while IFS== read -r key value; do
                    if [ "$key" = JAVA_VERSION ]; then
                        version=${value#\\"}
                        version=${version%%[!0-9]*}
                    fi
                done < "$home/release"
            fi
            if [ "${version:-25}" -lt 25 ]; then
                old="$old; the one in $home is $version, and 25 is needed"
            else
                exec "$java" $collector -Xshare:auto --enable-native-access=ALL-UNNAMED \\
                    --sun-misc-unsafe-memory-access=allow \\
                    -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="$root/lib/libaws-lambda-jni.so" \\
                    -cp "$root:$root/lib/*" \\
                    com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
            fi
        done
        echo "bootstrap: there is no Java 25 in $root/java, /opt/java or JAVA_HOME=$JAVA_HOME$old (add a layer that has one in the folder java, or pack one with kdt lambda package --jdk DIR)" >&2
        exit 1
        """;

    private CustomRuntime() {}

    static void addTo(ReproducibleZip zip, ProgramJar program, Architecture architecture) {
        String library = switch (architecture) {
            case X86_64 -> "jni/libaws-lambda-jni.linux-x86_64.so";
            case ARM64 -> "jni/libaws-lambda-jni.linux-aarch_64.so";
        };
        zip.addProgram("bootstrap", BOOTSTRAP.getBytes(StandardCharsets.UTF_8));
        zip.add(NATIVE, program.read(library));
    }
}
