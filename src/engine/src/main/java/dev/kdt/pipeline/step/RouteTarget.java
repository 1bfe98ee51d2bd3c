package dev.kdt.pipeline.step;

/**
 * A target that a {@code route} step names, besides the one that a host is given.
 *
 * @param name by which records ask for it
 * @param target a service, as {@code --to} names it: {@code firehose:NAME} or {@code kinesis:NAME}
 */
public record RouteTarget(String name, String target) {
    /** The name, in test cases, of the target that results go to which no step has routed. */
    public static final String DEFAULT = "default";
}
