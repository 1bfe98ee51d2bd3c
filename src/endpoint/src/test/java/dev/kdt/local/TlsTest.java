package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointException;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.local.function.FunctionRig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** An endpoint that speaks TLS, with a certificate of its own making. */
class TlsTest {
    @TempDir
    Path data;

    @Test
    void aClientThatTrustsTheCertificateIsServedAndAnotherIsNot() throws Exception {
        try (Endpoint endpoint = start("127.0.0.1");
                KinesisClient trusting = EndpointClients.local(KinesisClient.builder(), endpoint.uri())
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trust(endpoint)))
                        .build();
                KinesisClient wary = EndpointClients.kinesis(endpoint.uri())) {
            assertEquals("https", endpoint.uri().getScheme());
            trusting.createStream(r -> r.streamName("s").shardCount(1));
            assertEquals(List.of("s"), trusting.listStreams().streamNames());
            assertThrows(SdkClientException.class, wary::listStreams);
        }
    }

    @Test
    void functionsAreToldTheCertificateByAnAbsolutePath() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(data.toAbsolutePath());
        EndpointOptions options = EndpointOptions.in(relative)
                .withTransport(EndpointOptions.Transport.TLS)
                .withLambda(LambdaOptions.DEFAULT.withFunctions(
                        List.of(FunctionRig.plain("plain", FunctionRig.patient(), ""))));
        try (Endpoint endpoint = Endpoint.start(options);
                LambdaClient lambda = EndpointClients.local(LambdaClient.builder(), endpoint.uri())
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder().tlsTrustManagersProvider(() -> trust(endpoint)))
                        .build()) {
            String variables = lambda.invoke(
                            invoke -> invoke.functionName("plain").payload(SdkBytes.fromUtf8String("\"environment\"")))
                    .payload()
                    .asUtf8String();
            assertTrue(variables.contains("\"AWS_ENDPOINT_URL\":\"" + endpoint.uri() + "\""), variables);
            Path certificate = Objects.requireNonNull(endpoint.certificate()).toAbsolutePath();
            assertTrue(variables.contains("\"AWS_CA_BUNDLE\":\"" + certificate + "\""), variables);
        }
    }

    @Test
    void recordsArePushedOverHttp2() throws Exception {
        try (Endpoint endpoint = start("127.0.0.1");
                KinesisAsyncClient client = EndpointClients.local(KinesisAsyncClient.builder(), endpoint.uri())
                        .httpClientBuilder(
                                NettyNioAsyncHttpClient.builder().tlsTrustManagersProvider(() -> trust(endpoint)))
                        .build()) {
            client.createStream(r -> r.streamName("s").shardCount(1)).join();
            client.putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromUtf8String("pushed")))
                    .join();
            String stream = client.describeStreamSummary(r -> r.streamName("s"))
                    .join()
                    .streamDescriptionSummary()
                    .streamARN();
            String consumer = client.registerStreamConsumer(
                            r -> r.streamARN(stream).consumerName("c"))
                    .join()
                    .consumer()
                    .consumerARN();
            LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
            var _ = client.subscribeToShard(
                    r -> r.consumerARN(consumer)
                            .shardId("shardId-000000000000")
                            .startingPosition(p -> p.type(ShardIteratorType.TRIM_HORIZON)),
                    SubscribeToShardResponseHandler.builder()
                            .subscriber(event -> event.accept(SubscribeToShardResponseHandler.Visitor.builder()
                                    .onSubscribeToShardEvent(each -> each.records()
                                            .forEach(r -> texts.add(r.data().asUtf8String())))
                                    .build()))
                            .build());
            assertEquals("pushed", texts.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void theCertificateIsKeptAndMadeAnewForAnotherHost() throws Exception {
        String first = certificate("127.0.0.1");
        assertEquals(first, certificate("127.0.0.1"));
        assertNotEquals(first, certificate("0.0.0.0"));
    }

    @Test
    void theKeyIsNobodyElsesBusiness() throws Exception {
        certificate("127.0.0.1");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls"))));
    }

    @Test
    void aDamagedKeyStoreIsToldWithItsPlace() throws Exception {
        certificate("127.0.0.1");
        Files.writeString(data.resolve("tls/key.p12"), "broken");
        EndpointException refused =
                assertThrows(EndpointException.class, () -> start("127.0.0.1").close());
        assertTrue(refused.getMessage().contains("tls"), refused::getMessage);
    }

    private String certificate(String host) throws IOException {
        try (Endpoint endpoint = start(host)) {
            return Files.readString(Objects.requireNonNull(endpoint.certificate()));
        }
    }

    private Endpoint start(String host) throws EndpointException {
        return Endpoint.start(EndpointOptions.in(data)
                .withHost(host)
                .withTransition(Duration.ZERO)
                .withTransport(EndpointOptions.Transport.TLS));
    }

    private static TrustManager[] trust(Endpoint endpoint) {
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(endpoint.certificate()))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "kdt", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return managers.getTrustManagers();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
