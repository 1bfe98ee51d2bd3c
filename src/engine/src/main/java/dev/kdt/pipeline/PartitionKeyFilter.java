package dev.kdt.pipeline;

/** Takes the user records with one partition key; those of an aggregate have keys of their own. */
public record PartitionKeyFilter(String name, String key) implements RecordFilter {
    @Override
    public Test start() {
        return (record, _) -> key.equals(record.partitionKey());
    }
}
