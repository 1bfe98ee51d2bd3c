package dev.kdt.generate.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kdt.generate.Templates;
import dev.kdt.generate.template.form.FieldForm;
import dev.kdt.generate.template.form.Forms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateSchemaTest {
    @Test
    void fitsTheBuiltInTemplates() throws IOException {
        for (String each : Templates.ALL) {
            assertEquals(List.of(), misfits(Templates.source(each).orElseThrow()), each);
        }
    }

    @Test
    void everyExampleOfATypeFitsAndIsRead() throws IOException {
        for (FieldForm form : Forms.ALL) {
            for (String example : form.spec().examples()) {
                String yaml = """
                    entities:
                      customer: { count: 9, fields: { id: 1 } }
                      order:
                        with: customer
                        fields: { id: 1 }
                        changing: { note: x }
                        states: { placed: {} }
                    record:
                      qty: 1
                      price: 2
                      customer: { object: { id: 1 } }
                      field: %s
                    """.formatted(example);
                assertEquals(List.of(), misfits(yaml), example);
                assertEquals(List.of(), new TemplateText(yaml).problems(), example);
            }
        }
    }

    @Test
    void findsWhatTheReaderFinds() throws IOException {
        for (String wrong : List.of(
                "nmae: x\nrecord: {}",
                "name: x",
                "record: { a: { nmuber: 1..2 } }",
                "record: { a: { number: { form: 1, to: 2 } } }",
                "record: { a: { number: { normal: { man: 1, deviation: 2 } } } }",
                "record: { a: { number: 1..2, present: 120 } }",
                "record: { a: { array: { off: 1, length: 2 } } }",
                "poison: { how: [cut] }\nrecord: {}",
                "every: 5\nrecord: {}",
                "encode: [xml]\nrecord: {}",
                "entities: { a: { cuont: 1 } }\nrecord: {}",
                "entities: { a: { states: { b: { next: { b: often } } } } }\nrecord: {}")) {
            assertFalse(misfits(wrong).isEmpty(), wrong);
            assertFalse(new TemplateText(wrong).problems().isEmpty(), wrong);
        }
    }

    @Test
    void fitsTheLifeOfOrders() throws IOException {
        assertEquals(List.of(), misfits(Files.readString(Path.of("samples/order-life.yaml"))));
    }

    /** Run the tests with {@code -Dgenerated=rewrite} after the spec of a type changed. */
    @Test
    void theSchemaInTheSamplesIsCurrent() throws IOException {
        Path file = Path.of("samples/template.schema.json");
        if ("rewrite".equals(System.getProperty("generated"))) {
            Files.writeString(file, TemplateSchema.text());
        }
        assertEquals(TemplateSchema.text(), Files.readString(file));
    }

    private static List<String> misfits(String yaml) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(TemplateSchema.text())
                .validate(new YAMLMapper().readTree(yaml))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
