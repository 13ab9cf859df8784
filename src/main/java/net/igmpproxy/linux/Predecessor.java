package net.igmpproxy.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.linux.LocalSocket.Message;
import net.igmpproxy.runtime.Legacy;

/** The process that had the routing socket before this one, or that keeps it for one that died. */
final class Predecessor implements Bequest {
    private static final Path SOCKETS = Path.of("/proc/thread-self/net/unix");

    private final LocalSocket connection;
    private final FileDescriptor routing;
    private final Legacy legacy;

    private Predecessor(LocalSocket connection, FileDescriptor routing, Legacy legacy) {
        this.connection = connection;
        this.routing = routing;
        this.legacy = legacy;
    }

    /** Asks the proxy that runs; empty if there is none, or it does not answer. */
    static Optional<Bequest> askProxy(Native os) {
        return LocalSocket.connect(os, Handover.PROXY, Handover.PATIENCE).flatMap(Predecessor::ask);
    }

    /**
     * Asks the keeper: only where no proxy runs, since two processes must not work on one socket. Empty if there is none, or it
     * has nothing to give.
     */
    static Optional<Bequest> askKeeper(Native os) {
        return LocalSocket.connect(os, Handover.KEEPER, Handover.PATIENCE).flatMap(Predecessor::ask);
    }

    /** Whether a proxy runs. It does not learn of the question. */
    static boolean isThere() {
        try (Stream<String> sockets = Files.lines(SOCKETS)) {
            return sockets.anyMatch(line -> line.endsWith(" " + Handover.PROXY));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static Optional<Bequest> ask(LocalSocket connection) {
        Optional<Message> answer = connection.send(Handover.TAKE) ? connection.receive() : Optional.empty();
        List<FileDescriptor> given = answer.map(Message::descriptors).orElse(List.of());
        if (given.isEmpty()) {
            connection.close();
            return Optional.empty();
        }
        Optional<byte[]> state = given.stream().skip(1).findFirst().map(MemoryFile::read);
        given.stream().skip(1).forEach(FileDescriptor::close);
        return Optional.of(new Predecessor(connection, given.get(0), new Legacy(state, state.isPresent())));
    }

    @Override
    public FileDescriptor routing() {
        return routing;
    }

    @Override
    public Legacy legacy() {
        return legacy;
    }

    /** {@inheritDoc} Waits until it has. */
    @Override
    public void taken() {
        if (connection.send(Handover.TAKEN)) {
            connection.receive().ifPresent(Message::close);
        }
        connection.close();
    }

    @Override
    public void refused() {
        connection.send(Handover.REFUSED);
        connection.close();
    }

    @Override
    public void close() {
        connection.close();
    }
}
