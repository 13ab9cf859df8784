package net.igmpproxy.launch;

import java.lang.reflect.Proxy;

/**
 * A signal that has something done. The virtual machine hears of it through {@code sun.misc.Signal} alone, of the module
 * jdk.unsupported, which is there to stay until Java has another way (JEP 260). It is looked up by name, since compilers warn
 * of it whatever they are told.
 */
enum ProcessSignal {
    /**
     * The service manager is about to start the next process of the service when this one has ended
     * ({@code RestartKillSignal=} in systemd.kill(5)). The virtual machine has no use of its own for it.
     */
    USR1,

    /** A process of the installed version is to take the place of this one. */
    HUP;

    /**
     * Has something done when it comes.
     *
     * @throws IllegalStateException if this virtual machine has no signals
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
