package dev.kdt.cli.command.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.InitialResources.InitialMapping;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names the streams whose records functions get from an endpoint's start. */
final class InitialMappings {
    @Option(
            names = "--mapping",
            paramLabel = "NAME=STREAM",
            description =
                    "Hand the records of this stream to the function NAME, with the settings of 'local mapping add',"
                            + " if that is not so already. May be repeated.")
    private List<String> mappings = new ArrayList<>();

    /**
     * The mappings that the option names.
     *
     * @throws UsageException when one cannot be understood, or its function cannot be called by one
     */
    List<InitialMapping> resources(LocalFunctionOptions functions, Session session) {
        List<InitialMapping> initial = new ArrayList<>();
        for (String text : mappings) {
            NamedValue each = NamedValue.parse("--mapping", "STREAM", text);
            String pipeline = functions.pipeline(session, each.name());
            if (pipeline != null) {
                throw new UsageException("--mapping: function '" + each.name()
                        + "' is a pipeline, which transforms deliveries only (pack it with 'kdt lambda package "
                        + pipeline + " --to TARGET --zip FILE', and name the package)");
            }
            ObjectNode settings = new ObjectMapper().valueToTree(new MappingOptions().members());
            initial.add(new InitialMapping(each.name(), each.value(), settings));
        }
        return initial;
    }
}
