package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.cli.deployment.TemplateSample;
import dev.kdt.cli.deployment.TemplateTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Templates of {@code kdt lambda template}, compared with the types of resources that AWS publishes for its own tools (npm {@code
 * @aws-cdk/aws-service-spec}): names, required properties, types and values.
 */
class TemplateTypesIT {
    @TempDir
    Path folder;

    @Test
    void everyTemplateHasTheTypesOfAws() throws Exception {
        List<String> program = new ArrayList<>(List.of("template-types.mjs"));
        for (TemplateSample sample : TemplateSample.all()) {
            program.add(json(sample.toString(), sample.text()).toString());
        }
        assertEquals("", Programs.node(program));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AWS::SQS::Queue                        | AWS::SQS::Quue                  | there is no type AWS::SQS::Quue
        BisectBatchOnFunctionError:            | BisectBatchOnError:             | there is no property BisectBatchOnError
        IntervalInSeconds:                     | IntervalSeconds:                | there is no property IntervalSeconds
        KeyType: AWS_OWNED_CMK                 | KeyType: AWS_CMK                | "AWS_CMK" is none of AWS_OWNED_CMK
        BucketARN: !GetAtt Bucket.Arn          | # BucketARN:                    | BucketARN is required
        Destination: !GetAtt FailedBatches.Arn | Destination: !GetAtt Stream.Url | Stream has no Url
        BatchSize: !Ref BatchSize              | BatchSize: !Ref StreamMode      | parameter StreamMode is a String
        BatchSize: !Ref BatchSize              | BatchSize: 1.5                  | 1.5 is no integer
        BatchSize: !Ref BatchSize              | BatchSize: !GetAtt Stream.Arn   | Fn::GetAtt gives a string, for a integer
        Default: None                          | Default: Nothing                | "Nothing" is none of
        """)
    void aMistakeIsFound(String right, String wrong, String told) throws Exception {
        TemplateSample sample = TemplateSample.all().get(1);
        String text = sample.text().replace(right, wrong);
        assertTrue(sample.text().contains(right), right);
        String said =
                Programs.node(List.of("template-types.mjs", json("wrong", text).toString()));
        assertTrue(said.contains(told), said);
    }

    private Path json(String name, String template) throws Exception {
        byte[] json = new ObjectMapper().writeValueAsBytes(TemplateTree.parse(template));
        return Files.write(folder.resolve(name + ".json"), json);
    }
}
