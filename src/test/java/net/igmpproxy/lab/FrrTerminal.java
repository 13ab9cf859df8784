package net.igmpproxy.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.igmpproxy.lab.netns.LaboratoryException;

/**
 * Terminal of an FRR daemon, with vtysh's protocol: a command ends with a zero byte, a response with three zero bytes
 * and a status byte.
 */
final class FrrTerminal implements AutoCloseable {
    private static final int ZEROS = 3;

    private final SocketChannel channel;

    private FrrTerminal(SocketChannel channel) {
        this.channel = channel;
    }

    static FrrTerminal open(Path socket) {
        try {
            return new FrrTerminal(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command and returns its output. */
    String enter(String command) {
        try {
            channel.write(ByteBuffer.wrap((command + "\0").getBytes(StandardCharsets.US_ASCII)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            int zeros = 0;
            while (zeros < ZEROS) {
                byte next = read();
                zeros = next == 0 ? zeros + 1 : 0;
                answer.write(next);
            }
            String text = answer.toString(StandardCharsets.US_ASCII).replace("\0", "");
            byte status = read();
            if (status != 0) {
                throw new LaboratoryException("FRR refuses \"" + command + "\" with status " + status + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte read() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (channel.read(one) < 0) {
            throw new LaboratoryException("FRR has closed the connection");
        }
        return one.get(0);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
