package net.igmpproxy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** Relay from a port on the machine's loopback interface to a port on a namespace's loopback interface. */
public final class TcpRelay implements AutoCloseable {
    private final NetworkNamespace namespace;
    private final int port;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });

    private TcpRelay(NetworkNamespace namespace, int port, ServerSocket listener) {
        this.namespace = namespace;
        this.port = port;
        this.listener = listener;
    }

    /**
     * Starts a relay.
     *
     * @param localPort the port on the machine; 0 for any
     * @throws IOException if the port is in use
     */
    public static TcpRelay start(int localPort, NetworkNamespace namespace, int port) throws IOException {
        ServerSocket listener = new ServerSocket(localPort, 0, InetAddress.getLoopbackAddress());
        TcpRelay relay = new TcpRelay(namespace, port, listener);
        relay.threads.execute(relay::accept);
        return relay;
    }

    /** Returns the port on the machine. */
    public int localPort() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                threads.execute(() -> connect(client));
            }
        } catch (SocketException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = namespace.call(() -> new Socket(InetAddress.getLoopbackAddress(), port))) {
            // Otherwise a response in two segments would wait 40 ms for a delayed acknowledgement.
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> copy(client, server));
            copy(server, client);
        } catch (IOException | LaboratoryException e) {
            return;
        }
    }

    /** Copies until one end closes, and then shuts down the output of the other end. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            return;
        }
    }
}
