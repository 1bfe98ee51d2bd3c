package dev.kdt.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of cases. {@code -DargLine.extra=-Dtranscripts=rewrite} writes what came back where it differs; the result is to be read
 * like code, for it is the contract.
 */
record ContractFile(Path path) {
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("transcripts"));
    private static final Path FOLDER = Path.of("src/endpoint/src/test/resources/dev/kdt/local/contract");

    static ContractFile named(String name) {
        return new ContractFile(FOLDER.resolve(name));
    }

    List<ContractCase> cases() throws IOException {
        return ContractCase.parse(Files.readAllLines(path));
    }

    /** Whether answers are to be written down rather than compared. */
    boolean isRewritten() {
        return REWRITE;
    }

    void rewrite(List<ContractCase> cases) throws IOException {
        Files.write(path, cases.stream().flatMap(each -> each.render().stream()).toList());
    }

    /** Whether {@code found} is what was expected, in which the text {@code *} stands for any. */
    static boolean fits(JsonNode expected, JsonNode found) {
        if (expected.isTextual() && expected.textValue().equals("*")) {
            return found.isTextual();
        }
        if (expected.isObject() && found.isObject()) {
            return expected.size() == found.size()
                    && expected.properties().stream()
                            .allMatch(each ->
                                    found.has(each.getKey()) && fits(each.getValue(), found.get(each.getKey())));
        }
        if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!fits(expected.get(i), found.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected.isNumber() && found.isNumber()) {
            return expected.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return expected.equals(found);
    }
}
