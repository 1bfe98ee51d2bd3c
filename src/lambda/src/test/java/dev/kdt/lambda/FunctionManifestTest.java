package dev.kdt.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionManifestTest {
    private static final FunctionManifest STREAM = new FunctionManifest(
            Kind.KINESIS,
            FunctionRuntime.JAVA25,
            Architecture.ARM64,
            "orders.yaml",
            "orders",
            "firehose:archive",
            null,
            List.of("SALT"));

    @Test
    void isReadAsItWasWritten() {
        FunctionManifest transformation = new FunctionManifest(
                Kind.FIREHOSE,
                FunctionRuntime.CUSTOM,
                Architecture.X86_64,
                "orders.yaml",
                "orders",
                null,
                null,
                List.of());

        FunctionManifest routed = new FunctionManifest(
                Kind.KINESIS,
                FunctionRuntime.JAVA25,
                Architecture.X86_64,
                "orders.yaml",
                "orders",
                "firehose:archive",
                null,
                List.of(),
                List.of("firehose:${STAGE}-errors", "kinesis:audit"));

        assertEquals(STREAM, FunctionManifest.read(STREAM.write()));
        assertEquals(routed, FunctionManifest.read(routed.write()));
        assertEquals(transformation, FunctionManifest.read(transformation.write()));
        assertArrayEquals(STREAM.write(), FunctionManifest.read(STREAM.write()).write());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {                                                                     | is not JSON
        {"kind":"KINESIS","runtime":"java8","pipeline":"p"}                   | 'runtime' is "java8"
        {"kind":"KINESIS","runtime":"java25","architecture":"ppc","pipeline":"p"} | 'architecture' is "ppc"
        {"kind":"KINESIS","runtime":"java25","architecture":"arm64"}          | 'pipeline' is
        {"kind":"SQS","runtime":"java25","architecture":"arm64","pipeline":"p"} | 'kind' is "SQS"
        """)
    void aFileThatIsNoneIsRefusedWithItsPlace(String json, String message) {
        String told = assertThrows(IllegalArgumentException.class, () -> FunctionManifest.read(json.getBytes(UTF_8)))
                .getMessage();
        assertTrue(told.contains(message), told);
    }
}
