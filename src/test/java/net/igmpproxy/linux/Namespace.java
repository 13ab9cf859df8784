package net.igmpproxy.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A network namespace, with a thread in it; what the thread opens belongs to the namespace for good. */
final class Namespace implements AutoCloseable {
    private final String name;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    private Namespace(String name) {
        this.name = name;
    }

    /** Makes a namespace; its full name is the process's own. */
    static Namespace create(String shortName) {
        Namespace namespace = new Namespace("lxit-" + ProcessHandle.current().pid() + "-" + shortName);
        ip("netns", "add", namespace.name);
        namespace.call(() -> {
            new NamespaceCalls().enter(namespace.name);
            return namespace;
        });
        return namespace;
    }

    String name() {
        return name;
    }

    /** Runs something on the thread in the namespace. */
    <T> T call(Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Runs {@code ip} in the namespace. */
    void configure(String... arguments) {
        List<String> command = new ArrayList<>(List.of("-n", name));
        command.addAll(List.of(arguments));
        ip(command.toArray(String[]::new));
    }

    /** Runs {@code ip}. */
    static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        ip("netns", "delete", name);
    }
}
