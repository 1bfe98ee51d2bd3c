package dev.kdt.cli.viewer;

import java.util.List;

/**
 * The words of the screen for the run.
 *
 * @param status the parts of the status line
 * @param whyEmpty why no record is shown; empty when one is, or when none has come
 */
record RunWords(List<StatusPart> status, List<String> whyEmpty) {
    /** Nothing. */
    static final RunWords NONE = new RunWords(List.of(), List.of());
}
