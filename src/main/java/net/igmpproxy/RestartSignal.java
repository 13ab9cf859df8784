package net.igmpproxy;

import java.lang.reflect.Proxy;

/**
 * SIGUSR1: the service manager is about to start the next process of the service when this one has ended
 * ({@code RestartKillSignal=} in systemd.kill(5)). The virtual machine has no use of its own for it; Java has no other way to
 * hear of a signal than {@code sun.misc.Signal} of the module jdk.unsupported, which is there to stay until it has (JEP 260).
 * It is looked up by name, since compilers warn of it whatever they are told.
 */
final class RestartSignal {
    private static final String NAME = "USR1";

    private RestartSignal() {}

    /**
     * Has something done when it comes.
     *
     * @throws IllegalStateException if this virtual machine has no signals
     */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    RestartSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            Object named = signal.getConstructor(String.class).newInstance(NAME);
            signal.getMethod("handle", signal, handler).invoke(null, named, handling);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("This virtual machine hears no signals", missing);
        }
    }
}
