package dev.kdt.endpoint.redshift;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Stands before a PostgreSQL and leaves away what Amazon's driver tells of itself when it logs in: a cluster of the service
 * takes it, PostgreSQL refuses it (PostgreSQL manual, "Message Formats", StartupMessage).
 */
final class StartupProxy implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final Set<String> KNOWN = Set.of("user", "database", "client_encoding", "DateStyle", "TimeZone");

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int behind;

    StartupProxy(int behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            logIn(in, client.getOutputStream(), new DataOutputStream(postgres.getOutputStream()));
            Thread answers = Thread.ofVirtual().start(() -> pipe(postgres, client));
            in.transferTo(postgres.getOutputStream());
            postgres.shutdownOutput();
            answers.join();
        } catch (IOException | InterruptedException _) {
            // One of the two is gone.
        }
    }

    private static void logIn(DataInputStream in, OutputStream answer, DataOutputStream out) throws IOException {
        int length = in.readInt();
        int version = in.readInt();
        while (version == SSL_REQUEST) {
            answer.write('N');
            length = in.readInt();
            version = in.readInt();
        }
        String[] words = new String(in.readNBytes(length - 8), StandardCharsets.UTF_8).split("\0");
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (KNOWN.contains(words[i])) {
                kept.append(words[i]).append('\0').append(words[i + 1]).append('\0');
            }
        }
        byte[] message = kept.append('\0').toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(message.length + 8);
        out.writeInt(3 << 16);
        out.write(message);
        out.flush();
    }

    private static void pipe(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of the two is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
