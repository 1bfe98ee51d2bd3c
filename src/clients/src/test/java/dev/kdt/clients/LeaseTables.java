package dev.kdt.clients;

import dev.kdt.clients.dynamodb.TableServer;
import dev.kdt.local.EndpointClients;
import java.io.IOException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The tables in which the KCL's workers keep their leases, reached over HTTP. */
final class LeaseTables implements AutoCloseable {
    private final TableServer server = TableServer.start();
    private final DynamoDbAsyncClient client =
            EndpointClients.local(DynamoDbAsyncClient.builder(), server.uri()).build();

    LeaseTables() throws IOException {}

    DynamoDbAsyncClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
