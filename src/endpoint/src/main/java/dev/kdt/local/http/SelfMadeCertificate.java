package dev.kdt.local.http;

import dev.kdt.local.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A key and a certificate for this machine's own names, signed by itself: made once by the JDK's {@code keytool}, kept in a
 * folder, made anew before it expires. A client trusts it when it is told to trust {@link #pem}.
 */
public final class SelfMadeCertificate {
    /** The folder's permissions guard the key; a password kept beside it would not. */
    static final String PASSWORD = "kdt-local";

    private static final String ALIAS = "kdt";
    private static final int DAYS = 825;
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KeyStore store;
    private final Path pem;

    private SelfMadeCertificate(KeyStore store, Path pem) {
        this.store = store;
        this.pem = pem;
    }

    /**
     * The certificate kept in {@code folder}; made when there is none, or none that does for {@code host}.
     *
     * @throws IOException when it can be neither read nor made
     */
    public static SelfMadeCertificate in(Path folder, String host, Clock clock) throws IOException {
        Path file = folder.resolve("key.p12");
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        names.add(isAddress(host) ? InetAddress.ofLiteral(host).getHostAddress() : host);
        try {
            KeyStore kept = Files.exists(file) ? load(file) : null;
            if (kept == null || !serves(certificate(kept), names, clock.instant())) {
                makePrivate(folder);
                make(file, names);
                kept = load(file);
            }
            Path pem = folder.resolve("certificate.pem");
            AtomicFile.write(pem, text(certificate(kept)).getBytes(StandardCharsets.US_ASCII));
            return new SelfMadeCertificate(kept, pem);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "cannot use the certificate in " + folder + ": " + e.getMessage()
                            + " (delete the folder for a new one)",
                    e);
        }
    }

    /** The key and its certificate. */
    KeyStore store() {
        return store;
    }

    /** The file with the certificate, for those who are to trust it. */
    public Path pem() {
        return pem;
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e + " (delete it for a new certificate)", e);
        }
        return store;
    }

    private static X509Certificate certificate(KeyStore store) throws GeneralSecurityException {
        if (store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("its key file holds no certificate");
    }

    private static boolean serves(X509Certificate certificate, Set<String> names, Instant now)
            throws GeneralSecurityException {
        Set<String> certified = new LinkedHashSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(each -> certified.add(String.valueOf(each.get(1))));
        }
        Instant end = certificate.getNotAfter().toInstant();
        return certified.containsAll(names) && now.plus(RENEWED_BEFORE_END).isBefore(end);
    }

    private static void make(Path file, Set<String> names) throws IOException {
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                String.valueOf(DAYS),
                "-dname",
                "CN=kdt local"));
        String alternatives = String.join(
                ",",
                names.stream()
                        .map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
                        .toList());
        command.addAll(List.of("-ext", "san=" + alternatives, "-ext", "eku=serverAuth", "-ext", "ku=digitalSignature"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getOutputStream().close();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(keytool) != 0) {
            throw new IOException("the JDK's keytool failed to create a certificate: " + said.strip());
        }
    }

    /** Makes a folder that is nobody else's business, where the file system has such a thing. */
    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("the JDK's keytool did not end within " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was created", e);
        }
    }

    private static String text(X509Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
