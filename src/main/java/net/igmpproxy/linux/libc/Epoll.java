package net.igmpproxy.linux.libc;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import jnr.ffi.Pointer;
import net.igmpproxy.runtime.port.Poller;

/**
 * Poller of the IGMP socket, the notification socket, handover connections and an {@link EventFd}, based on
 * {@code epoll(7)}.
 */
public final class Epoll implements Poller {
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int MAX_EVENTS = 8;
    private static final String NAME = "the event loop";

    private final Native os;
    private final FileDescriptor descriptor;
    private final int igmp;
    private int links;
    private final EventFd wakeUp;
    private final long busyPollNanos;
    private final EpollEvents events = EpollEvents.ofThisProcessor();
    private final Pointer memory;
    private final ShortSleep shortSleep;

    /** Handover connections and their listening socket. */
    private final Set<Integer> successors = new HashSet<>();

    private Epoll(Native os, FileDescriptor descriptor, int igmp, int links, EventFd wakeUp, Duration busyPoll) {
        this.os = os;
        this.descriptor = descriptor;
        this.igmp = igmp;
        this.links = links;
        this.wakeUp = wakeUp;
        this.busyPollNanos = busyPoll.toNanos();
        this.memory = os.allocate(events.octets(MAX_EVENTS));
        this.shortSleep = new ShortSleep(os, System.nanoTime());
    }

    /**
     * Creates the epoll instance; the resources own the opened descriptors.
     *
     * @param igmp     descriptor of the IGMP socket
     * @param links    descriptor of the notification socket
     * @param busyPoll time of busy polling before a wait sleeps
     */
    public static Epoll open(Native os, Resources resources, int igmp, int links, Duration busyPoll) {
        EventFd wakeUp = resources.add(new EventFd(os));
        int created = os.libc().epollCreate(EPOLL_CLOEXEC);
        FileDescriptor descriptor = resources.add(FileDescriptor.opened(os, "epoll_create1", NAME, created));
        Epoll epoll = new Epoll(os, descriptor, igmp, links, wakeUp, busyPoll);
        epoll.watch(igmp);
        epoll.watch(links);
        epoll.watch(wakeUp.number());
        return epoll;
    }

    /** Adds a descriptor for handover requests. */
    public void watchSuccessor(int fd) {
        watch(fd);
        successors.add(fd);
    }

    /**
     * Removes a descriptor for handover requests. Must be called before it is closed, which would remove it from the
     * epoll instance too.
     */
    public void forgetSuccessor(int fd) {
        if (successors.remove(fd)) {
            os.libc().epollControl(descriptor.number(), EPOLL_CTL_DEL, fd, memory);
        }
    }

    /** Replaces the notification socket; the previous one is closed. */
    public void watchLinks(int fd) {
        watch(fd);
        links = fd;
    }

    private void watch(int fd) {
        events.write(memory, fd);
        if (os.libc().epollControl(descriptor.number(), EPOLL_CTL_ADD, fd, memory) < 0) {
            throw Failures.of("epoll_ctl(EPOLL_CTL_ADD)", NAME, os.errno());
        }
    }

    /**
     * {@inheritDoc} A signal, or the maximum of {@link Integer#MAX_VALUE} milliseconds, ends the wait early with
     * nothing to read.
     */
    @Override
    public Readiness await(long timeoutNanos) {
        shortSleep.sleepIfDue(System.nanoTime());
        int count = poll(timeoutNanos);
        if (count < 0 && !Errno.EINTR.is(os.errno())) {
            throw Failures.of("epoll_wait", NAME, os.errno());
        }
        if (isReady(wakeUp.number(), count)) {
            wakeUp.reset();
        }
        return new Readiness(isReady(igmp, count), isReady(links, count), isSuccessorReady(count));
    }

    /** Polls without sleeping for the busy-poll time, then waits for the rest of the timeout. */
    private int poll(long timeoutNanos) {
        long window = Math.max(0, Math.min(busyPollNanos, timeoutNanos));
        long begin = System.nanoTime();
        for (long left = window; left > 0; left = window - (System.nanoTime() - begin)) {
            int count = waitFor(0);
            if (count != 0) {
                return count;
            }
        }
        return waitFor(timeoutNanos == Long.MAX_VALUE ? timeoutNanos : timeoutNanos - window);
    }

    private int waitFor(long timeoutNanos) {
        return os.libc().epollWait(descriptor.number(), memory, MAX_EVENTS, Timeouts.toMillis(timeoutNanos));
    }

    private boolean isReady(int fd, int count) {
        for (int i = 0; i < count; i++) {
            if (events.data(memory, i) == fd) {
                return true;
            }
        }
        return false;
    }

    private boolean isSuccessorReady(int count) {
        return !successors.isEmpty() && successors.stream().anyMatch(fd -> isReady(fd, count));
    }

    @Override
    public void wakeUp() {
        wakeUp.raise();
    }
}
