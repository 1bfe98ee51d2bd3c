package dev.kdt.aws;

import dev.kdt.flow.IoFaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates in a PEM file, trusted instead of those that the JDK brings: what {@code AWS_CA_BUNDLE} means to the AWS CLI.
 */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /** @throws AwsConfigException when the file cannot be read, or contains no certificate */
    static TrustManager[] in(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(String.valueOf(store.size()), each);
            }
            if (store.size() == 0) {
                throw new AwsConfigException("AWS_CA_BUNDLE: " + pem + " contains no certificate");
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return managers.getTrustManagers();
        } catch (IOException e) {
            throw new AwsConfigException(
                    "AWS_CA_BUNDLE: " + IoFaults.reading(pem.toString(), e).getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new AwsConfigException(
                    "AWS_CA_BUNDLE: " + pem + " is not a file of PEM certificates: " + e.getMessage(), e);
        }
    }

    /** The same for the JDK's HTTP client. */
    static SSLContext contextOf(Path pem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, in(pem), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
