package dev.kdt.clients;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.kdt.local.EndpointClients;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * A DynamoDB in memory, for what the KCL's workers tell each other. It is reached over HTTP: without, a worker's end interrupts
 * the database in its work, and the database never answers again. Its own server would listen on all addresses.
 */
final class LeaseTables implements AutoCloseable {
    private static final boolean IN_MEMORY = true;

    private final LocalDynamoDBRequestHandler tables;
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final DynamoDbAsyncClient client;

    LeaseTables() {
        tables = new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, false, false);
        server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(tables, null)));
        LifeCycle.start(server);
        client = EndpointClients.local(DynamoDbAsyncClient.builder(), server.getURI())
                .build();
    }

    DynamoDbAsyncClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        LifeCycle.stop(server);
        tables.shutdown();
    }
}
