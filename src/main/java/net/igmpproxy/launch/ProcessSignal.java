package net.igmpproxy.launch;

import java.lang.reflect.Proxy;

/**
 * POSIX signals handled by this process. The virtual machine offers signals through {@code sun.misc.Signal} only, in
 * the module jdk.unsupported. JEP 260 keeps it until Java has a replacement. It is used by reflection, since compilers
 * warn of it and the warning cannot be suppressed.
 */
enum ProcessSignal {
    /**
     * Restart by the service manager, which starts the next process of the service when this one has exited
     * ({@code RestartKillSignal=} in systemd.kill(5)). The virtual machine does not use this signal itself.
     */
    USR1,

    /** Request to replace this process with a process of the installed version. */
    HUP;

    /**
     * Installs a handler for this signal.
     *
     * @throws IllegalStateException if this virtual machine does not support signals
     */
    void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    ProcessSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            Object named = signal.getConstructor(String.class).newInstance(name());
            signal.getMethod("handle", signal, handler).invoke(null, named, handling);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("This virtual machine hears no signals", missing);
        }
    }
}
