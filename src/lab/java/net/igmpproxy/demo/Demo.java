package net.igmpproxy.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.TcpRelay;

/** Demonstrates the proxy on this machine. With {@code --once} it ends by itself with the result as exit status. */
public final class Demo {
    private static final int FIRST_PORT = 8080;

    private Demo() {}

    /** Runs the demonstration. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Narrator narrator = new Narrator(out);
        Runtime.getRuntime().addShutdownHook(new Thread(narrator::fallSilent));
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> narrator.fail(failure));
        try (Promptness promptness = Promptness.measure();
                Laboratory lab = Laboratory.vyosExample();
                TcpRelay relay = relay(lab, FIRST_PORT)) {
            Story story = new Story(lab, narrator, promptness);
            story.tell();
            boolean stays = !List.of(arguments).contains("--once");
            if (stays) {
                showAddresses(narrator, relay.localPort());
            }
            narrator.verdict();
            if (!narrator.allHeld()) {
                narrator.heading("Log of the proxy");
                narrator.block(lab.proxy().log());
            }
            if (stays) {
                story.goOn();
                narrator.heading("Both have joined again; Ctrl-C ends it");
                new CountDownLatch(1).await();
            }
        }
        System.exit(narrator.allHeld() ? 0 : 1);
    }

    private static void showAddresses(Narrator narrator, int port) {
        narrator.heading("While the demo runs");
        narrator.line("the page: http://127.0.0.1:" + port + "/");
        for (String path : List.of("service", "interfaces", "groups", "routes", "rejected-sources", "config")) {
            narrator.line("curl -s http://127.0.0.1:" + port + "/api/v1/" + path);
        }
        narrator.line("curl -s -X POST http://127.0.0.1:" + port + "/restart");
    }

    /** Relays the REST port to the first free port of the machine. */
    private static TcpRelay relay(Laboratory lab, int port) throws IOException {
        try {
            return TcpRelay.start(port, lab.router(), ProxyProcess.PORT);
        } catch (BindException e) {
            return relay(lab, port + 1);
        }
    }
}
