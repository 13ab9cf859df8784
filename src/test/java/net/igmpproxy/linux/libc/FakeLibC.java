package net.igmpproxy.linux.libc;

import jnr.ffi.LastError;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.jspecify.annotations.Nullable;

/** libc without a kernel: sockets open and options succeed; a test must override all other calls. */
public class FakeLibC implements LibC {
    public static final int DESCRIPTOR = 77;

    private final Runtime runtime = Runtime.getSystemRuntime();

    /** Returns this libc with native memory. */
    public Native os() {
        return new Native(this, runtime);
    }

    /** Fails like a system call. */
    public int fail(Errno errno) {
        LastError.setLastError(runtime, errno.number());
        return -1;
    }

    @Override
    public int socket(int domain, int type, int protocol) {
        return DESCRIPTOR;
    }

    @Override
    public int open(String path, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int close(int fd) {
        return 0;
    }

    @Override
    public int setsockopt(int fd, int level, int option, Pointer value, int length) {
        return 0;
    }

    @Override
    public int bind(int fd, Pointer address, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int socketpair(int domain, int type, int protocol, Pointer ends) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int connect(int fd, Pointer address, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int listen(int fd, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int accept4(int fd, @Nullable Pointer address, @Nullable Pointer length, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getsockopt(int fd, int level, int option, Pointer value, Pointer length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long sendmsg(int fd, Pointer message, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long recvmsg(int fd, Pointer message, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int memfdCreate(String name, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int geteuid() {
        return 0;
    }

    @Override
    public long recv(int fd, Pointer buffer, long length, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long send(int fd, Pointer buffer, long length, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long sendto(int fd, Pointer buffer, long length, int flags, Pointer address, int addressLength) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int recvmmsg(int fd, Pointer messages, int count, int flags, @Nullable Pointer timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int sendmmsg(int fd, Pointer messages, int count, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int epollCreate(int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int epollControl(int epoll, int operation, int fd, Pointer event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int epollWait(int epoll, Pointer events, int maxEvents, int timeoutMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int eventfd(int initialValue, int flags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(int fd, Pointer buffer, long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(int fd, Pointer buffer, long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int poll(Pointer descriptors, long count, int timeoutMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int ioctl(int fd, long request, Pointer argument) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int fcntl(int fd, int command, @Nullable Pointer argument) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int setpriority(int which, int who, int priority) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int setScheduler(int pid, int policy, Pointer parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getrlimit(int resource, Pointer limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int setrlimit(int resource, Pointer limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getrusage(int who, Pointer usage) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int nanosleep(Pointer request, @Nullable Pointer remaining) {
        throw new UnsupportedOperationException();
    }
}
