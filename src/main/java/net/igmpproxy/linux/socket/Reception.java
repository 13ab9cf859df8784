package net.igmpproxy.linux.socket;

import java.util.List;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.Resource;

/** Result of an attempt to receive from a local socket. */
public sealed interface Reception {
    /**
     * A message.
     *
     * @param text        its text
     * @param descriptors belong to who receives them
     */
    record Message(String text, List<FileDescriptor> descriptors) implements Reception, Resource {
        public Message {
            descriptors = List.copyOf(descriptors);
        }

        /** Closes the descriptors, if nobody has taken them. */
        @Override
        public void close() {
            descriptors.forEach(FileDescriptor::close);
        }
    }

    /** Nothing yet. */
    record Nothing() implements Reception {}

    /**
     * The other side has closed the connection.
     *
     * @param read whether it had read all that it was sent
     */
    record End(boolean read) implements Reception {}
}
