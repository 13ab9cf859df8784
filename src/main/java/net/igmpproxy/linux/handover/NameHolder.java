package net.igmpproxy.linux.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.socket.Contact;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Peer;
import net.igmpproxy.runtime.port.KernelException;

/**
 * Search for the process that listens on a local socket name. Must not be used on the loop thread, since it may read
 * all of /proc.
 */
final class NameHolder {
    private static final Path PROC = Path.of("/proc");

    /** Columns of {@code /proc/net/unix}: flags (__SO_ACCEPTCON for listeners), inode, name. */
    private static final int FLAGS_COLUMN = 3;

    private static final int INODE_COLUMN = 6;
    private static final int NAME_COLUMN = 7;
    private static final String ACCEPTS = "00010000";

    private final Native os;

    NameHolder(Native os) {
        this.os = os;
    }

    /** Returns the inode of the socket that listens on a name, without connecting to it; empty if none does. */
    static OptionalLong inode(String name) {
        try (Stream<String> lines = Files.lines(PROC.resolve("thread-self/net/unix"))) {
            return lines.map(line -> line.split("\\s+", -1))
                    .filter(columns -> columns.length > NAME_COLUMN
                            && columns[FLAGS_COLUMN].equals(ACCEPTS)
                            && columns[NAME_COLUMN].equals(name))
                    .mapToLong(columns -> Long.parseLong(columns[INODE_COLUMN]))
                    .findFirst();
        } catch (IOException | UncheckedIOException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }

    /** Returns true if the listener may be a process of this program: one of root or of the same user. */
    boolean isTrusted(String name) {
        return peer(name).filter(peer -> peer.isTrusted(os)).isPresent();
    }

    /** Describes the process in a message. */
    String describe(String name) {
        return peer(name).map(Peer::toString).orElse("a process that cannot be identified from here");
    }

    /** Identifies the listener by a connection, or by a search in /proc if it accepts none. */
    private Optional<Peer> peer(String name) {
        try {
            return LocalSocket.connect(os, name).accept(new Identification(name));
        } catch (KernelException failed) {
            return Optional.empty();
        }
    }

    private static Optional<Peer> holder(long inode) {
        String link = "socket:[" + inode + "]";
        try (Stream<Path> entries = Files.list(PROC)) {
            List<Path> processes = entries.filter(
                            entry -> entry.getFileName().toString().matches("[0-9]+"))
                    .toList();
            for (Path process : processes) {
                if (HolderSearch.holds(process, link::equals)) {
                    return Optional.of(
                            new Peer(Integer.parseInt(process.getFileName().toString()), (Integer)
                                    Files.getAttribute(process, "unix:uid")));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Identifies the listener of a name. */
    private record Identification(String name) implements Contact.Visitor<Optional<Peer>> {
        @Override
        public Optional<Peer> connected(Contact.Connected connected) {
            connected.socket().close();
            return Optional.of(connected.peer());
        }

        @Override
        public Optional<Peer> untrusted(Contact.Untrusted untrusted) {
            return Optional.of(untrusted.peer());
        }

        @Override
        public Optional<Peer> busy(Contact.Busy busy) {
            OptionalLong inode = inode(name);
            return inode.isPresent() ? holder(inode.getAsLong()) : Optional.empty();
        }

        @Override
        public Optional<Peer> nobody(Contact.Nobody nobody) {
            return Optional.empty();
        }
    }
}
