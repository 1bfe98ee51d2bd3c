package dev.kdt.cli.deployment;

import java.util.List;
import java.util.Map;

/** The targets that a pipeline's {@code route} steps send results to: they exist already, and the function may put records there. */
final class RoutedTargets {
    private RoutedTargets() {}

    /**
     * A fragment for each.
     *
     * @param targets as the pipeline names them; the value of a variable is not known, so any will do
     */
    static List<Fragment> fragments(List<String> targets) {
        return targets.stream().map(RoutedTargets::fragment).toList();
    }

    private static Fragment fragment(String target) {
        int colon = target.indexOf(':');
        String service = target.substring(0, colon);
        String name = target.substring(colon + 1).replaceAll("\\$\\{\\w+}", "*");
        String kind = service.equals("kinesis") ? "stream" : "deliverystream";
        String arn = "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:" + kind + "/" + name;
        return Fragment.read("routed-" + service, Map.of("routed-arn", Scalars.quoted(arn)));
    }
}
