package net.igmpproxy.linux.libc;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.SaveError;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import org.jspecify.annotations.Nullable;

/**
 * Functions of libc as declared in section 2 of the manual: each returns -1 and sets errno on failure. Public only
 * because jnr-ffi generates the implementation in another class loader.
 */
public interface LibC {
    /** {@code socket(2)}. */
    @SaveError
    int socket(int domain, int type, int protocol);

    /** {@code open(2)} without {@code O_CREAT}. */
    @SaveError
    int open(String path, int flags);

    /** {@code close(2)}. */
    @SaveError
    int close(int fd);

    /** {@code bind(2)}. */
    @SaveError
    int bind(int fd, Pointer address, int length);

    /** {@code setsockopt(2)}. */
    @SaveError
    int setsockopt(int fd, int level, int option, Pointer value, int length);

    /** {@code socketpair(2)}. */
    @SaveError
    int socketpair(int domain, int type, int protocol, Pointer ends);

    /** {@code connect(2)}. */
    @SaveError
    int connect(int fd, Pointer address, int length);

    /** {@code listen(2)}. */
    @SaveError
    int listen(int fd, int backlog);

    /** {@code accept4(2)}. */
    @SaveError
    int accept4(int fd, @Nullable Pointer address, @Nullable Pointer length, int flags);

    /** {@code getsockopt(2)}. */
    @SaveError
    int getsockopt(int fd, int level, int option, Pointer value, Pointer length);

    /** {@code sendmsg(2)}. */
    @SaveError
    @ssize_t
    long sendmsg(int fd, Pointer message, int flags);

    /** {@code recvmsg(2)}. */
    @SaveError
    @ssize_t
    long recvmsg(int fd, Pointer message, int flags);

    /** {@code memfd_create(2)}. */
    @SaveError
    int memfdCreate(String name, int flags);

    /** {@code geteuid(2)}; never fails. */
    int geteuid();

    /** {@code recv(2)}. */
    @SaveError
    @ssize_t
    long recv(int fd, Pointer buffer, @size_t long length, int flags);

    /** {@code send(2)}. */
    @SaveError
    @ssize_t
    long send(int fd, Pointer buffer, @size_t long length, int flags);

    /** {@code sendto(2)}. */
    @SaveError
    @ssize_t
    long sendto(int fd, Pointer buffer, @size_t long length, int flags, Pointer address, int addressLength);

    /** {@code recvmmsg(2)}. */
    @SaveError
    int recvmmsg(int fd, Pointer messages, int count, int flags, @Nullable Pointer timeout);

    /** {@code sendmmsg(2)}. */
    @SaveError
    int sendmmsg(int fd, Pointer messages, int count, int flags);

    /** {@code epoll_create1(2)}. */
    @SaveError
    int epollCreate(int flags);

    /** {@code epoll_ctl(2)}. */
    @SaveError
    int epollControl(int epoll, int operation, int fd, Pointer event);

    /** {@code epoll_wait(2)}. */
    @SaveError
    int epollWait(int epoll, Pointer events, int maxEvents, int timeoutMillis);

    /** {@code eventfd(2)}. */
    @SaveError
    int eventfd(int initialValue, int flags);

    /** {@code read(2)}. */
    @SaveError
    @ssize_t
    long read(int fd, Pointer buffer, @size_t long length);

    /** {@code write(2)}. */
    @SaveError
    @ssize_t
    long write(int fd, Pointer buffer, @size_t long length);

    /** {@code poll(2)}. */
    @SaveError
    int poll(Pointer descriptors, @size_t long count, int timeoutMillis);

    /** {@code fcntl(2)} with a structure; {@code null} is passed as 0. */
    @SaveError
    int fcntl(int fd, int command, @Nullable Pointer argument);

    /** {@code ioctl(2)} with a structure. */
    @SaveError
    int ioctl(int fd, long request, Pointer argument);

    /** {@code setpriority(2)}. */
    @SaveError
    int setpriority(int which, int who, int priority);

    /** {@code sched_setscheduler(2)}. */
    @SaveError
    int setScheduler(int pid, int policy, Pointer parameters);

    /** {@code getrlimit(2)}. */
    @SaveError
    int getrlimit(int resource, Pointer limits);

    /** {@code setrlimit(2)}. */
    @SaveError
    int setrlimit(int resource, Pointer limits);

    /** {@code getrusage(2)}. */
    @SaveError
    int getrusage(int who, Pointer usage);

    /** {@code nanosleep(2)}. */
    @SaveError
    int nanosleep(Pointer request, @Nullable Pointer remaining);
}
