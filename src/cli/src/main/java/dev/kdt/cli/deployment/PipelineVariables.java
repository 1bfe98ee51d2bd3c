package dev.kdt.cli.deployment;

import dev.kdt.cli.console.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The environment variables of a pipeline, where a function with it is deployed: their values are no part of templates. */
public final class PipelineVariables {
    /** AWS Lambda API Reference, "Environment": the keys of Variables. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

    /** Variables that only Lambda sets (AWS Lambda Developer Guide, "Defined runtime environment variables"). */
    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    /** Variables that the template sets. */
    private static final Set<String> OWN = Set.of("JAVA_TOOL_OPTIONS", "KDT_TO", "KDT_PARKED", "KDT_METRICS_NAMESPACE");

    private PipelineVariables() {}

    /**
     * The names of those that are set in the function's configuration.
     *
     * @param names of all that the pipeline uses
     * @throws UsageException when Lambda takes no variable of that name
     */
    public static List<String> ofConfiguration(List<String> names) {
        return List.copyOf(parameters(names).keySet());
    }

    /**
     * A fragment for each variable that the user sets.
     *
     * @throws UsageException when Lambda takes no variable of that name
     */
    static List<Fragment> fragments(List<String> names) {
        List<Fragment> fragments = new ArrayList<>();
        parameters(names).forEach((name, parameter) -> {
            String description = "Value of the environment variable " + name + ", which the pipeline uses.";
            fragments.add(Fragment.read(
                    "variable",
                    Map.of(
                            "parameter", parameter,
                            "variable", Scalars.quoted(name),
                            "variable-description", Scalars.quoted(description))));
        });
        return fragments;
    }

    /** The variables that the user sets, and the parameters for them: names of parameters have only letters and digits. */
    static Map<String, String> parameters(List<String> names) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (String name : names) {
            if (RESERVED.contains(name) || OWN.contains(name) || parameters.containsKey(name)) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                throw new UsageException("Lambda takes no environment variable '" + name + "': names have two or more"
                        + " letters, digits and underscores, and begin with a letter (rename it in the pipeline)");
            }
            String parameter = parameter(name);
            String unique = parameter;
            for (int i = 2; !used.add(unique); i++) {
                unique = parameter + "No" + i;
            }
            parameters.put(name, unique);
        }
        return parameters;
    }

    private static String parameter(String name) {
        StringBuilder parameter = new StringBuilder("Variable");
        for (String word : name.split("_+", -1)) {
            if (!word.isEmpty()) {
                parameter.append(Character.toUpperCase(word.charAt(0)));
                parameter.append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return parameter.toString();
    }
}
