package dev.kdt.cli.command.delivery;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** {@code kdt delivery describe}. */
@Command(name = "describe", header = "Show a delivery stream and its destination.")
public final class DeliveryDescribeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DELIVERY_STREAM", description = "Name of the delivery stream.")
    private String name = "";

    @Mixin
    private final ListFormat format = new ListFormat();

    public DeliveryDescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        try (DeliveryAdmin admin = DeliveryAdmin.of(session)) {
            DeliveryStreamDescription found = admin.deliveryStreams().describe(name);
            PropertyList properties = new PropertyList()
                    .add("name", found.deliveryStreamName())
                    .add("arn", found.deliveryStreamARN())
                    .add("status", found.deliveryStreamStatusAsString())
                    .add("type", found.deliveryStreamTypeAsString())
                    .add("source", source(found))
                    .add("version", found.versionId())
                    .add("created", String.valueOf(found.createTimestamp()));
            DestinationProperties destination = new DestinationProperties(properties);
            found.destinations().forEach(destination::add);
            properties.print(out, format.in(session));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static @Nullable String source(DeliveryStreamDescription found) {
        boolean fromStream = found.source() != null && found.source().kinesisStreamSourceDescription() != null;
        return fromStream ? found.source().kinesisStreamSourceDescription().kinesisStreamARN() : null;
    }
}
