package net.igmpproxy.lab;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** Clients of a web server that send requests and read responses a few bytes at a time. */
public final class SlowClients implements AutoCloseable {
    private static final int SMALLEST_BUFFER = 2048;
    private static final int SIP = 512;
    private static final int SHOWN = 4096;

    /** Index of the first digit of the status in a response. */
    private static final int STATUS = "HTTP/1.1 ".length();

    private final Callable<SocketChannel> dial;
    private final String head;
    private final String drop;
    private final Duration pause;
    private final List<Client> clients = new ArrayList<>();
    private final Thread driver = new Thread(this::drive, "slow clients");
    private volatile boolean over;
    private volatile boolean reconnects;
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong ends = new AtomicLong();
    private volatile String lastAnswer = "";

    private SlowClients(Callable<SocketChannel> dial, String head, String drop, Duration pause) {
        this.dial = dial;
        this.head = head;
        this.drop = drop;
        this.pause = pause;
    }

    /** Returns a connector for a server that this process reaches. */
    public static Callable<SocketChannel> dial(SocketAddress server) {
        return () -> {
            SocketChannel channel = SocketChannel.open();
            // Must precede the connection, so that the TCP window is small as well.
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
            channel.connect(server);
            return channel;
        };
    }

    /** Returns a connector for a server that a namespace reaches. */
    public static Callable<SocketChannel> dial(NetworkNamespace namespace, SocketAddress server) {
        return () -> namespace.call(dial(server));
    }

    /**
     * Returns clients that send their request slowly.
     *
     * @param head the bytes sent at once
     * @param drop the bytes sent in each interval
     */
    public static SlowClients dripping(Callable<SocketChannel> dial, String head, String drop, Duration pause) {
        return new SlowClients(dial, head, drop, pause);
    }

    /** Returns clients that read the response slowly. */
    public static SlowClients sipping(Callable<SocketChannel> dial, String path, Duration pause) {
        return sippingAnswers(dial, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", pause);
    }

    /** Returns clients that send requests at once and read the responses slowly. */
    public static SlowClients sippingAnswers(Callable<SocketChannel> dial, String requests, Duration pause) {
        return new SlowClients(dial, requests, "", pause);
    }

    /** Makes the clients reconnect as soon as the server has closed their connection. */
    public SlowClients reconnecting() {
        reconnects = true;
        return this;
    }

    /** Connects the clients and starts sending. */
    public SlowClients start(int count) {
        for (int client = 0; client < count; client++) {
            clients.add(new Client());
        }
        driver.setDaemon(true);
        driver.start();
        return this;
    }

    /** Returns the number of connections closed by the server. */
    public long ends() {
        return ends.get();
    }

    /** Returns the number of complete or partial responses with a status of 400 or more. */
    public long refusals() {
        return refusals.get();
    }

    /** Returns the beginning of the data received on the most recently closed connection. */
    public String lastAnswer() {
        return lastAnswer;
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(driver);
        try {
            driver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(Client::hangUp);
    }

    private void drive() {
        while (!over) {
            clients.forEach(Client::turn);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Single client; used only by the driver thread after the start. */
    private final class Client {
        private final ByteBuffer room = ByteBuffer.allocate(drop.isEmpty() ? SIP : SHOWN);
        private final StringBuilder answer = new StringBuilder();
        private SocketChannel channel;

        Client() {
            channel = connect();
        }

        void turn() {
            if (over) {
                return;
            }
            if (!channel.isOpen()) {
                if (!reconnects) {
                    return;
                }
                answer.setLength(0);
                channel = connect();
            }
            try {
                room.clear();
                int read = channel.read(room);
                if (read < 0) {
                    end();
                    return;
                }
                note(read);
                if (!drop.isEmpty()) {
                    channel.write(bytes(drop));
                }
            } catch (IOException reset) {
                end();
            }
        }

        void hangUp() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new LaboratoryException("a connection cannot be closed", e);
            }
        }

        private void note(int read) {
            boolean begun = answer.length() > STATUS;
            if (answer.length() < SHOWN) {
                answer.append(new String(room.array(), 0, read, StandardCharsets.ISO_8859_1));
            }
            if (!begun && answer.length() > STATUS && answer.charAt(STATUS) >= '4') {
                refusals.incrementAndGet();
            }
        }

        private void end() {
            lastAnswer = answer.toString();
            ends.incrementAndGet();
            hangUp();
        }

        private SocketChannel connect() {
            try {
                SocketChannel fresh = dial.call();
                fresh.write(bytes(head));
                fresh.configureBlocking(false);
                return fresh;
            } catch (Exception e) {
                throw new LaboratoryException("the server cannot be reached", e);
            }
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
