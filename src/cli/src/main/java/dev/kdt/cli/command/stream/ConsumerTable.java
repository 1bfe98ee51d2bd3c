package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.Table;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Consumer;

/** The registered consumers of a stream as a table. */
final class ConsumerTable {
    private ConsumerTable() {}

    static List<String> lines(List<Consumer> consumers) {
        Table table = new Table().row("NAME", "STATUS", "CREATED", "ARN");
        consumers.forEach(each -> table.row(
                each.consumerName(),
                each.consumerStatusAsString(),
                each.consumerCreationTimestamp().toString(),
                each.consumerARN()));
        return table.lines();
    }
}
