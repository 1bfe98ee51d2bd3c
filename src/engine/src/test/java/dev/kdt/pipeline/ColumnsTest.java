package dev.kdt.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void theFirstObjectGivesTheColumnsWhateverOrderOthersHave() throws Exception {
        Columns columns = Columns.of(List.of());
        assertEquals(List.of("1", "2"), row(columns, "{\"a\":1,\"b\":2}"));
        assertEquals(List.of("3", "4"), row(columns, "{\"b\":4,\"a\":3}"));
        assertEquals(List.of("7", ""), row(columns, "{\"a\":7}"));
        assertEquals(List.of("", ""), row(columns, "{}"));
        assertEquals(
                "a field has no column (c; name all columns under 'columns' in the pipeline, or map all records to the"
                        + " same fields)",
                refused(columns, "{\"a\":5,\"c\":6}"));
        assertEquals(List.of("8", "9"), row(columns, "{\"a\":8,\"b\":9}"));
    }

    @Test
    void columnsThatAreNamedWaitForNoRecord() throws Exception {
        Columns columns = Columns.of(List.of("b", "a"));
        assertEquals(List.of("", "1"), row(columns, "{\"a\":1}"));
        assertEquals(
                List.of("b", "a"), columns.names().stream().map(Slice::toText).toList());
    }

    @Test
    void theFirstArrayGivesTheNumberOfColumns() throws Exception {
        Columns columns = Columns.of(List.of());
        assertEquals(List.of("1", "x"), row(columns, "[1,\"x\"]"));
        assertEquals(List.of("2", ""), row(columns, "[2]"));
        refused(columns, "[1,2,3]");
        refused(columns, "{\"a\":1}");
        refused(Columns.of(List.of("a")), "[1]");
    }

    @Test
    void whatGivesNoColumnsIsRefusedAndTheNextRowGivesThem() throws Exception {
        Columns columns = Columns.of(List.of());
        refused(columns, "{}");
        refused(columns, "[]");
        refused(columns, "1");
        assertEquals(List.of("1"), row(columns, "{\"a\":1}"));
    }

    @Test
    void aCellIsATextNothingOrJson() throws Exception {
        assertEquals(
                List.of("a,b", "", "1.50", "true", "[1,{\"b\":null}]"),
                row(Columns.of(List.of()), "[\"a,b\",null,1.50,true,[1,{\"b\":null}]]"));
    }

    @Test
    void whoeverMustKeepToTheColumnsIsTold() throws Exception {
        List<String> told = new ArrayList<>();
        Columns columns = Columns.of(List.of(), told::add);
        row(columns, "{\"a\":1,\"b\":2}");
        row(columns, "{\"a\":1,\"b\":2}");
        row(Columns.of(List.of("a"), told::add), "{\"a\":1}");
        row(Columns.of(List.of(), told::add), "[1]");
        assertEquals(
                List.of("the first record gives the columns (a, b), and another record may be the first after a"
                        + " restart; name them under 'columns' in the pipeline"),
                told);
    }

    private static List<String> row(Columns columns, String json) throws CodecException, JsonException {
        return columns.row(new JsonReader().read(Slice.utf8(json))).stream()
                .map(Slice::toText)
                .toList();
    }

    private static String refused(Columns columns, String json) {
        return String.valueOf(
                assertThrows(CodecException.class, () -> row(columns, json)).getMessage());
    }
}
