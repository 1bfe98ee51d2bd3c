package dev.kdt.cli.shell;

import dev.kdt.cli.option.GlobalOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options of {@code kdt shell} that hold for each of its commands, unless the command says otherwise. */
final class ShellOptions {
    private static final String ENDPOINT = "--endpoint-url";
    private static final String LOCAL = "--local";

    private final Map<String, List<String>> words = new LinkedHashMap<>();

    ShellOptions(GlobalOptions global) {
        global.context().ifPresent(context -> words.put("--context", List.of("--context", context)));
        global.profile().ifPresent(profile -> words.put("--profile", List.of("--profile", profile)));
        global.region().ifPresent(region -> words.put("--region", List.of("--region", region)));
        global.endpointUrl().ifPresent(url -> words.put(ENDPOINT, List.of(ENDPOINT, url)));
        if (global.local()) {
            words.put(LOCAL, List.of(LOCAL));
        }
        if (global.quiet()) {
            words.put("--quiet", List.of("--quiet"));
        }
        if (global.verbose()) {
            words.put("--verbose", List.of("--verbose"));
        }
        global.color()
                .ifPresent(color ->
                        words.put("--color", List.of("--color", color.name().toLowerCase(Locale.ROOT))));
    }

    /** The words of a command, after those of these options. */
    List<String> before(List<String> command) {
        List<String> all = new ArrayList<>();
        words.forEach((name, its) -> {
            if (command.stream().noneMatch(word -> replaces(word, name))) {
                all.addAll(its);
            }
        });
        all.addAll(command);
        return all;
    }

    /** Either option for the endpoint replaces the other one. */
    private static boolean replaces(String word, String name) {
        boolean endpoint = name.equals(ENDPOINT) || name.equals(LOCAL);
        return isNamed(word, name)
                || (endpoint && (isNamed(word, ENDPOINT) || isNamed(word, LOCAL)))
                || (name.equals("--quiet") && word.equals("-q"))
                || (name.equals("--verbose") && word.equals("-v"));
    }

    private static boolean isNamed(String word, String name) {
        return word.equals(name) || word.startsWith(name + "=");
    }
}
