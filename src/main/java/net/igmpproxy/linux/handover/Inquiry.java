package net.igmpproxy.linux.handover;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.MemoryFile;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.libc.Resource;
import net.igmpproxy.linux.socket.Contact;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Peer;
import net.igmpproxy.linux.socket.Reception;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Legacy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Request to the listener of a name, and its response. Only a trusted process is asked, for a limited time.
 *
 * @param connection open connection to the process
 * @param peer       the process
 * @param answer     response received in time
 */
record Inquiry(LocalSocket connection, Peer peer, Reception answer) implements Resource {
    private static final Logger LOGGER = LoggerFactory.getLogger(Inquiry.class);

    /** Sends a request; empty if no trusted process listens. */
    static Optional<Inquiry> make(Native os, String name, String word, Duration patience) {
        try {
            return LocalSocket.connect(os, name).accept(new Sending(os, name, word, patience));
        } catch (KernelException failed) {
            LOGGER.warn("Passed over  name={} reason={}", name, failed.getMessage());
        }
        return Optional.empty();
    }

    /**
     * Receives the response. A proxy first probes the requester, so that it stops its work only for a process that
     * listens.
     */
    private static Reception answer(LocalSocket connection, String word, Duration patience) {
        Reception answer = connection.send(word) ? connection.receive(patience) : new Reception.End(false);
        if (answer instanceof Reception.Message message && message.text().equals(Handover.PREPARE)) {
            message.close();
            return connection.send(Handover.PREPARED) ? connection.receive(patience) : new Reception.End(false);
        }
        return answer;
    }

    /** Returns true if the process has read the request and closed the connection. */
    boolean isClosed() {
        return answer instanceof Reception.End end && end.read();
    }

    boolean says(String word) {
        return answer instanceof Reception.Message message && message.text().equals(word);
    }

    /** Returns the state that the process has given; empty if none. */
    Optional<Bequest> given(Predecessor.Kind kind) {
        List<FileDescriptor> given = answer instanceof Reception.Message message ? message.descriptors() : List.of();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> state = given.stream().skip(1).findFirst().flatMap(MemoryFile::read);
        given.stream().skip(1).forEach(FileDescriptor::close);
        return Optional.of(new Predecessor(connection, given.get(0), new Legacy(state, state.isPresent()), kind));
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Sends the request to the listener of a name. */
    private record Sending(Native os, String name, String word, Duration patience)
            implements Contact.Visitor<Optional<Inquiry>> {
        @Override
        public Optional<Inquiry> connected(Contact.Connected connected) {
            LocalSocket connection = connected.socket();
            return Optional.of(new Inquiry(connection, connected.peer(), Inquiry.answer(connection, word, patience)));
        }

        @Override
        public Optional<Inquiry> untrusted(Contact.Untrusted untrusted) {
            return passOver();
        }

        @Override
        public Optional<Inquiry> busy(Contact.Busy busy) {
            return passOver();
        }

        @Override
        public Optional<Inquiry> nobody(Contact.Nobody nobody) {
            return Optional.empty();
        }

        private Optional<Inquiry> passOver() {
            LOGGER.warn("Passed over  name={} holder={}", name, new NameHolder(os).describe(name));
            return Optional.empty();
        }
    }
}
