package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.wire.ServiceException;
import java.util.HashMap;
import java.util.Map;

/** The parameters of one processor. */
record ProcessorParameters(String type, Map<String, String> values) {
    static ProcessorParameters of(JsonNode processor) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode each : processor.path("Parameters")) {
            values.put(
                    each.path("ParameterName").asText(),
                    each.path("ParameterValue").asText());
        }
        return new ProcessorParameters(processor.path("Type").asText(), values);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A parameter that must be there. */
    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw ServiceException.invalidArgument("Processor " + type + " requires the parameter " + name + ".");
        }
        return value;
    }

    /** A parameter's number, {@code otherwise} when it is not given. */
    int integer(String name, int otherwise, int min, int max) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw wrong(name, "must be between " + min + " and " + max + ".");
    }

    /** Like {@link #integer}, for numbers with a fraction. */
    double decimal(String name, double otherwise, double min, double max) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw wrong(name, "must be between " + min + " and " + max + ".");
    }

    ServiceException wrong(String name, String problem) {
        return ServiceException.invalidArgument(
                "Processor " + type + ": the value '" + values.get(name) + "' of parameter " + name + " " + problem);
    }
}
