package net.igmpproxy.linux.socket;

import java.util.List;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Resource;

/** Result of a receive call on a local socket. */
public sealed interface Reception {
    /**
     * Received message.
     *
     * @param text        text of the message
     * @param descriptors descriptors, owned by the receiver
     */
    record Message(String text, List<FileDescriptor> descriptors) implements Reception, Resource {
        public Message {
            descriptors = List.copyOf(descriptors);
        }

        /** Closes the descriptors. */
        @Override
        public void close() {
            descriptors.forEach(FileDescriptor::close);
        }
    }

    /** No message is available yet. */
    record Nothing() implements Reception {}

    /**
     * The peer has closed the connection.
     *
     * @param read true if the peer had read all messages
     */
    record End(boolean read) implements Reception {}
}
