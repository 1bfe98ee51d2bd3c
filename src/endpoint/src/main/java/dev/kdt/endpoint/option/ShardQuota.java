package dev.kdt.endpoint.option;

/** The number of open shards that an account may have in a region. */
@FunctionalInterface
public interface ShardQuota {
    /** AWS's default (AWS General Reference, "Amazon Kinesis Data Streams endpoints and quotas"). */
    ShardQuota BY_REGION = region -> switch (region) {
        case "us-east-1", "us-west-2", "eu-west-1" -> 20_000;
        case "us-east-2",
                "ap-northeast-1",
                "ap-south-1",
                "ap-southeast-1",
                "ap-southeast-2",
                "eu-central-1",
                "eu-west-3" -> 6_000;
        default -> 1_000;
    };

    /** The most open shards in {@code region}, such as {@code eu-west-1}; that of a small region if it is unknown. */
    int in(String region);

    /** The same number in every region. */
    static ShardQuota of(int shards) {
        return _ -> shards;
    }
}
