package net.igmpproxy.api.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Client behind a slow link. It sends a request and reads the response to the end, 16 KiB at a time. */
final class PacedExchange {
    private static final int PIECE = 16 << 10;

    private final WebService service;
    private final Duration pause;

    /** @param pause the time between two pieces, such as 10 ms for 1.6 MB/s */
    PacedExchange(WebService service, Duration pause) {
        this.service = service;
        this.pause = pause;
    }

    /** Sends one or more requests, the last of which closes the connection, and returns the responses. */
    String send(String request) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (SocketChannel channel = connect()) {
            ByteBuffer text = ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1));
            while (text.hasRemaining()) {
                ByteBuffer next = text.slice(text.position(), Math.min(PIECE, text.remaining()));
                text.position(text.position() + channel.write(next));
                LockSupport.parkNanos(pause.toNanos());
            }
            while (channel.read(piece.clear()) >= 0) {
                answer.write(piece.array(), 0, piece.position());
                LockSupport.parkNanos(pause.toNanos());
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private SocketChannel connect() throws IOException {
        try {
            return service.dial().call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
