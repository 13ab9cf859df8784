package net.igmpproxy.lab.netns;

import static net.igmpproxy.lab.netns.SystemCalls.LIBC;

import java.util.List;
import jnr.ffi.Pointer;

/** Ethernet frames sent by one call: {@code struct mmsghdr} of sendmmsg(2) on a 64-bit machine. */
final class FrameBatch implements Runnable {
    private static final int HEADER_OCTETS = 64;
    private static final int VECTOR = 16;
    private static final int VECTOR_LENGTH = 24;
    private static final int VECTOR_OCTETS = 16;

    private final int socket;
    private final int count;
    private final Pointer headers;
    private final Pointer vectors;
    private final Pointer data;

    FrameBatch(int socket, List<byte[]> frames) {
        this.socket = socket;
        this.count = frames.size();
        this.headers = SystemCalls.nativeMemory(count * HEADER_OCTETS);
        this.vectors = SystemCalls.nativeMemory(count * VECTOR_OCTETS);
        this.data = SystemCalls.nativeMemory(
                frames.stream().mapToInt(frame -> frame.length).sum());
        int at = 0;
        for (int number = 0; number < count; number++) {
            put(number, frames.get(number), at);
            at += frames.get(number).length;
        }
    }

    private void put(int number, byte[] frame, int at) {
        data.put(at, frame, 0, frame.length);
        vectors.putAddress((long) number * VECTOR_OCTETS, data.address() + at);
        vectors.putLong((long) number * VECTOR_OCTETS + Long.BYTES, frame.length);
        headers.putAddress((long) number * HEADER_OCTETS + VECTOR, vectors.address() + (long) number * VECTOR_OCTETS);
        headers.putLong((long) number * HEADER_OCTETS + VECTOR_LENGTH, 1);
    }

    @Override
    public void run() {
        int sent = 0;
        while (sent < count) {
            Pointer rest = headers.slice((long) sent * HEADER_OCTETS);
            sent += SystemCalls.check("sendmmsg", LIBC.sendmmsg(socket, rest, count - sent, 0));
        }
    }
}
