package dev.kdt.cli.command.local;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.option.ShardNames;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.event.Occasion;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Prints an endpoint's events, one line each. Repeats of a refusal, a throttle or a fault are counted and told once a second: by
 * the next one that is printed, by {@link #tellRepeats}, or by {@link #close} at the latest. Safe for use by several threads.
 */
final class EndpointLog implements EndpointListener, AutoCloseable {
    /** The events that are printed. */
    enum Detail {
        USUAL,
        /** Every request, too. */
        REQUESTS
    }

    private final Messages messages;
    private final Detail detail;
    private final RepeatFilter repeats;

    EndpointLog(Messages messages, Detail detail, InstantSource clock) {
        this.messages = messages;
        this.detail = detail;
        this.repeats = new RepeatFilter(clock);
    }

    @Override
    public void happened(EndpointEvent event) {
        switch (event) {
            case EndpointEvent.StreamCreated it ->
                messages.say("created stream '" + it.stream() + "', " + Amounts.count(it.shards(), "shard"));
            case EndpointEvent.StreamResharded it ->
                messages.say("resharded stream '" + it.stream() + "', " + Amounts.count(it.before(), "open shard")
                        + " before and " + it.after() + " now");
            case EndpointEvent.StreamDeleted it -> messages.say("deleted stream '" + it.stream() + "'");
            case EndpointEvent.DeliveryCreated it ->
                messages.say("created delivery stream '" + it.delivery() + "', from " + source(it.source()) + " to "
                        + it.destination());
            case EndpointEvent.DeliveryDeleted it -> messages.say("deleted delivery stream '" + it.delivery() + "'");
            case EndpointEvent.ObjectDelivered it -> messages.say(delivered(it));
            case EndpointEvent.MappingCreated it ->
                messages.say("mapped stream '" + it.stream() + "' to function '" + it.function() + "'");
            case EndpointEvent.MappingDeleted it ->
                messages.say("deleted the mapping of stream '" + it.stream() + "' to function '" + it.function() + "'");
            case EndpointEvent.BatchFailed it ->
                sometimes(
                        "function '" + it.function() + "' did not process a batch of "
                                + records(it.batch(), it.records()),
                        ": " + PrintableText.line(it.reason()));
            case EndpointEvent.RecordsDiscarded it ->
                messages.say("gave up " + records(it.batch(), it.records()) + " for function '" + it.function() + "' ("
                        + it.condition() + "), "
                        + (it.destination().isEmpty()
                                ? "and no destination keeps them"
                                : "kept in " + it.destination()));
            case EndpointEvent.FaultStruck it ->
                sometimes("fault '" + it.rule() + "' struck " + about(it.occasion()), "");
            case EndpointEvent.Throttled it ->
                sometimes("throttled " + about(it.occasion()) + ": more than " + it.limit(), entries(it.entries()));
            case EndpointEvent.Refused it ->
                sometimes("refused " + about(it.occasion()) + ": " + it.error(), ": " + it.message());
            case EndpointEvent.Answered it -> {
                if (detail == Detail.REQUESTS) {
                    messages.say(about(it.occasion()) + ": " + (it.status() == 0 ? "no answer" : it.status()) + " in "
                            + "%.1f ms".formatted(it.took().toNanos() / 1e6));
                }
            }
            case EndpointEvent.FunctionCreated it ->
                messages.say("created function '" + it.function() + "', which runs " + it.runtime());
            case EndpointEvent.FunctionDeleted it -> messages.say("deleted function '" + it.function() + "'");
            case EndpointEvent.FunctionLogged it -> messages.say(it.function() + " | " + PrintableText.line(it.line()));
            case EndpointEvent.InvocationFailed it ->
                sometimes("a call of function '" + it.function() + "' failed: " + PrintableText.line(it.error()), "");
            case EndpointEvent.Damage it -> messages.warn(it.text());
        }
    }

    /** Says {@code same} and {@code more}, unless the same was said within the last second. */
    private void sometimes(String same, String more) {
        OptionalLong heldBack = repeats.pass(same);
        if (heldBack.isPresent()) {
            long before = heldBack.getAsLong();
            messages.say(same + more + (before == 0 ? "" : " (" + Amounts.count(before) + " more like it before)"));
        }
    }

    /** Tells the repeats that were held back for a second. Called about once a second. */
    void tellRepeats() {
        repeats.takeDue().forEach(this::tell);
    }

    /** Tells all repeats that were held back. */
    @Override
    public void close() {
        repeats.takeAll().forEach(this::tell);
    }

    private void tell(RepeatFilter.Repeats held) {
        messages.say(
                held.text().isEmpty()
                        ? Amounts.count(held.count()) + " more events of other kinds"
                        : held.text() + " (" + Amounts.count(held.count()) + " more like it)");
    }

    private static String records(Occasion batch, int records) {
        return Amounts.count(records, "record") + " of '" + batch.stream() + "' shard "
                + ShardNames.number(batch.shard());
    }

    private static String source(@Nullable String stream) {
        return stream == null ? "direct puts" : "stream '" + stream + "'";
    }

    private static String delivered(EndpointEvent.ObjectDelivered it) {
        String size = Amounts.count(it.records(), "record") + ", " + Amounts.bytes(it.bytes());
        return switch (it.content()) {
            case DELIVERED -> "delivered " + it.url() + " (" + size + ")";
            case ERRORS -> "error output of '" + it.delivery() + "': " + it.url() + " (" + size + ")";
            case BACKUP -> "backed up " + it.url() + " (" + size + ")";
        };
    }

    private static String about(Occasion occasion) {
        StringBuilder about = new StringBuilder(occasion.operation());
        if (!occasion.stream().isEmpty()) {
            about.append(" of '").append(occasion.stream()).append('\'');
        }
        if (!occasion.shard().isEmpty()) {
            about.append(" shard ").append(ShardNames.number(occasion.shard()));
        }
        return about.toString();
    }

    private static String entries(int entries) {
        return entries == 0 ? "" : ", " + Amounts.count(entries, "record") + " of one request";
    }
}
