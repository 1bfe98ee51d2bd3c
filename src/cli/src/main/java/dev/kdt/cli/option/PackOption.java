package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.pipeline.Encoding;
import picocli.CommandLine.Option;

/** The option that packs results into large records of a delivery stream. */
public final class PackOption {
    @Option(
            names = "--pack",
            description = "Pack results, a line each, into Firehose records of up to 1,000 KiB, since each is billed as"
                    + " 5 KiB or more. For delivery streams that do not transform, partition or convert.")
    private boolean given;

    public boolean isGiven() {
        return given;
    }

    /**
     * The target, packed if that is asked for.
     *
     * @param encoding of the results
     * @throws UsageException when its results cannot be packed
     */
    public Target applied(Target target, Encoding encoding) {
        if (given && !encoding.endsLines()) {
            throw noLines("use encode: ndjson, text, csv or tsv");
        }
        return applied(target);
    }

    /**
     * The same.
     *
     * @param format of the results
     */
    public Target applied(Target target, OutputFormat format) {
        if (given && !format.endsLines()) {
            throw noLines("use -o ndjson, text, csv, tsv or envelope");
        }
        return applied(target);
    }

    private Target applied(Target target) {
        if (!given) {
            return target;
        }
        if (target instanceof ServiceTarget.Delivery delivery) {
            return packs(delivery.name());
        }
        throw new UsageException("--pack is for delivery streams (--to firehose:NAME)");
    }

    /** The delivery stream, with its records packed. */
    public static ServiceTarget packs(String name) {
        return new ServiceTarget.Delivery(name, ServiceTarget.Delivery.Records.PACKED);
    }

    /** The complaint that results are no lines. */
    public static UsageException noLines(String remedy) {
        return new UsageException("--pack: only lines can be told apart in one Firehose record (" + remedy + ")");
    }
}
