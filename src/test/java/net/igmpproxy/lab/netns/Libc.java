package net.igmpproxy.lab.netns;

import java.nio.ByteBuffer;
import jnr.ffi.Pointer;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/** C library calls without a Java equivalent. Each returns -1 on failure. */
public interface Libc {
    int open(String path, int flags);

    int close(int descriptor);

    int setns(int descriptor, int namespaceType);

    int socket(int domain, int type, int protocol);

    int bind(int socket, ByteBuffer address, int addressLength);

    int setsockopt(int socket, int level, int option, ByteBuffer value, int valueLength);

    @ssize_t
    long recv(int socket, ByteBuffer buffer, @size_t long length, int flags);

    @ssize_t
    long send(int socket, ByteBuffer buffer, @size_t long length, int flags);

    int sendmmsg(int socket, Pointer messages, int count, int flags);

    int ioctl(int descriptor, long request, ByteBuffer argument);

    int if_nametoindex(String name);

    int capset(ByteBuffer header, ByteBuffer data);

    String strerror(int errno);
}
