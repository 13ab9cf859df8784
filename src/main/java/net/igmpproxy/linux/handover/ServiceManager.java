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
 * The service manager that started this process, if it speaks systemd's protocol: it is told how the service is
 * (sd_notify(3)), and keeps descriptors from one process of the service for the next (sd_listen_fds(3),
 * {@code FileDescriptorStoreMax=} in systemd.service(5)). Any thread may use it.
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

    /** What it is to close as soon as it listens. */
    private final Set<String> discarded = new HashSet<>();

    private boolean silent;

    /** The routing socket of the process before. */
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
     * The manager of a process.
     *
     * @param environment the process's
     * @param pid         the process's number: what is meant for another is not looked at
     */
    public static ServiceManager of(Map<String, String> environment, long pid) {
        return new ServiceManager(Native::load, environment, pid);
    }

    static ServiceManager of(Native os, Map<String, String> environment, long pid) {
        return new ServiceManager(() -> os, environment, pid);
    }

    /** Whether there is one. */
    public boolean isThere() {
        return socket.isPresent();
    }

    /** Whether it listens to this process. */
    public boolean listens() {
        return listener().isPresent();
    }

    /** It is told nothing while another process is the main one of the service: it would ignore it. */
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

    /** Whether it wants to hear now and then that the service is alive. */
    public boolean wantsLifeSigns() {
        return listens() && environment.containsKey("WATCHDOG_USEC") && isForThis("WATCHDOG_PID");
    }

    /** Tells something, such as {@code READY=1} or {@code STATUS=Forwarding}; waits for seconds if it must. */
    public void tell(String name, String value) {
        listener().ifPresent(open -> open.tell(Map.of(name, value)));
    }

    /**
     * Has it keep a descriptor, in the place of none: one that it has already is no other. Does not wait.
     *
     * @return whether it was told
     */
    public boolean store(String name, FileDescriptor descriptor) {
        return listener()
                .map(open -> open.tryTell(Map.of("FDSTORE", "1", NAME_KEY, name), descriptor))
                .orElse(!isThere());
    }

    /** Has it close what it keeps under a name. Does not wait. */
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

    /** Waits until it has worked off all that it was told: what a process says that has ended may be unheard. */
    public void awaitWorkedOff() {
        listener().ifPresent(NotifySocket::awaitWorkedOff);
    }

    /** What it has kept of the process before, until that is taken or forgotten. A state that is given once is not kept on. */
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

    /** What the process before has left is in place: the copies are not needed any more. */
    synchronized void releaseInherited() {
        inherited.ifPresent(FileDescriptor::close);
        inherited = Optional.empty();
        inheritedState = Optional.empty();
    }

    /** There is something newer than what it keeps; for a process that takes the place of another one that is the same socket. */
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

    /** Whether something concerns this process: it does if it is not said whom. */
    private boolean isForThis(String variable) {
        return environment.getOrDefault(variable, pid).equals(pid);
    }

    private int number(String variable) {
        String text = environment.getOrDefault(variable, "0");
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
