package net.igmpproxy.linux.handover;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import net.igmpproxy.linux.libc.FileDescriptor;
import net.igmpproxy.linux.libc.MemoryFile;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.systemd.NotifySocket;
import net.igmpproxy.runtime.port.Legacy;

/**
 * Service manager that started this process, if it supports the protocol of systemd. It receives notifications
 * (sd_notify(3)) and stores descriptors for the next process of the service (sd_listen_fds(3),
 * {@code FileDescriptorStoreMax=} in systemd.service(5)). Thread-safe.
 */
public final class ServiceManager {
    public static final String ROUTING = "igmp-routing";
    public static final String STATE = "igmp-state";

    private static final int FIRST_DESCRIPTOR = 3;
    private static final String NAME_KEY = "FDNAME";

    private final Supplier<Native> os;
    private final Map<String, String> environment;
    private final String pid;
    private final Optional<NotifySocket> socket;
    private final AtomicBoolean looked = new AtomicBoolean();

    /** Names of descriptors to remove as soon as notifications are enabled. */
    private final Set<String> discarded = new HashSet<>();

    private boolean silent;

    /** Routing socket stored by the previous process. */
    private Optional<FileDescriptor> inherited = Optional.empty();

    private Optional<byte[]> inheritedState = Optional.empty();

    private ServiceManager(Supplier<Native> os, Map<String, String> environment, long pid) {
        this.os = os;
        this.environment = Map.copyOf(environment);
        this.pid = Long.toString(pid);
        this.socket = Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .filter(name -> name.startsWith("/") || name.startsWith("@"))
                .map(name -> new NotifySocket(os, name));
    }

    /**
     * Creates the service manager of a process.
     *
     * @param environment environment of the process
     * @param pid         process id; variables addressed to another process are ignored
     */
    public static ServiceManager of(Map<String, String> environment, long pid) {
        return new ServiceManager(Native::load, environment, pid);
    }

    static ServiceManager of(Native os, Map<String, String> environment, long pid) {
        return new ServiceManager(() -> os, environment, pid);
    }

    /** Returns true if there is a service manager. */
    public boolean isThere() {
        return socket.isPresent();
    }

    /** Returns true if notifications are enabled. */
    public boolean listens() {
        return listener().isPresent();
    }

    /**
     * Disables or enables notifications. The manager would ignore them while another process is the main process of the
     * service.
     */
    public synchronized void setSilent(boolean value) {
        silent = value;
        if (!value) {
            discarded.forEach(this::remove);
            discarded.clear();
        }
    }

    private synchronized Optional<NotifySocket> listener() {
        return silent ? Optional.empty() : socket;
    }

    /** Returns true if the manager expects watchdog notifications. */
    public boolean wantsLifeSigns() {
        return listens() && environment.containsKey("WATCHDOG_USEC") && isForThis("WATCHDOG_PID");
    }

    /** Sends a notification, such as {@code READY=1} or {@code STATUS=Forwarding}; may block for two seconds. */
    public void tell(String name, String value) {
        listener().ifPresent(open -> open.tell(Map.of(name, value)));
    }

    /**
     * Stores a descriptor (FDSTORE=1) without blocking. A second descriptor of the same file is not stored again.
     *
     * @return true if the notification was sent, or if there is no service manager
     */
    public boolean store(String name, FileDescriptor descriptor) {
        return listener()
                .map(open -> open.tryTell(Map.of("FDSTORE", "1", NAME_KEY, name), descriptor))
                .orElse(!isThere());
    }

    /** Removes the stored descriptors of a name (FDSTOREREMOVE=1) without blocking. */
    public synchronized void discard(String name) {
        if (silent) {
            discarded.add(name);
        } else {
            remove(name);
        }
    }

    private void remove(String name) {
        listener().ifPresent(open -> open.tryTell(Map.of("FDSTOREREMOVE", "1", NAME_KEY, name)));
    }

    /** Waits until the manager has processed all notifications: it may ignore those of a process that has exited. */
    public void awaitWorkedOff() {
        listener().ifPresent(NotifySocket::awaitWorkedOff);
    }

    /**
     * Returns the stored state of the previous process, until it is taken or forgotten. The snapshot is removed from
     * the store when it is first read.
     */
    synchronized Optional<Bequest> bequest() {
        if (looked.compareAndSet(false, true)) {
            inherit();
        }
        return inherited.map(kept -> new StoredBequest(this, kept.duplicate(), new Legacy(inheritedState, false)));
    }

    private void inherit() {
        Map<String, FileDescriptor> descriptors = descriptors();
        inherited = Optional.ofNullable(descriptors.remove(ROUTING));
        Optional<FileDescriptor> state = Optional.ofNullable(descriptors.remove(STATE));
        inheritedState = state.flatMap(MemoryFile::read);
        state.ifPresent(FileDescriptor::close);
        descriptors.values().forEach(FileDescriptor::close);
        remove(STATE);
    }

    /** Closes the copies of the inherited descriptors after the takeover. */
    synchronized void releaseInherited() {
        inherited.ifPresent(FileDescriptor::close);
        inherited = Optional.empty();
        inheritedState = Optional.empty();
    }

    /**
     * Discards the stored state, because a newer one exists. After a handover between processes it is the same socket.
     */
    void forget() {
        if (looked.compareAndSet(false, true)) {
            inherit();
        }
        releaseInherited();
        remove(ROUTING);
    }

    private Map<String, FileDescriptor> descriptors() {
        Map<String, FileDescriptor> descriptors = new HashMap<>();
        if (isForThis("LISTEN_PID") && environment.containsKey("LISTEN_PID")) {
            List<String> names =
                    Arrays.asList(environment.getOrDefault("LISTEN_FDNAMES", "").split(":", -1));
            int count = Math.min(number("LISTEN_FDS"), names.size());
            for (int i = 0; i < count; i++) {
                FileDescriptor given = new FileDescriptor(os.get(), names.get(i), FIRST_DESCRIPTOR + i);
                Optional.ofNullable(descriptors.put(names.get(i), given)).ifPresent(FileDescriptor::close);
            }
        }
        return descriptors;
    }

    /** Returns true if a variable with a process id is absent or names this process. */
    private boolean isForThis(String variable) {
        return environment.getOrDefault(variable, pid).equals(pid);
    }

    private int number(String variable) {
        String text = environment.getOrDefault(variable, "0");
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
