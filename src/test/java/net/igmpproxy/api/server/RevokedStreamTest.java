package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.runtime.client.CutReason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream to a slow reader, whose thread waits in a write, ends when its token is revoked. */
class RevokedStreamTest {
    private static final String TOKEN = "igmpproxy_vera";
    private static final String GET =
            "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN + "\r\n\r\n";
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Enough events to fill the kernel buffers, but not enough to end the stream for falling behind. */
    private static final int EVENTS = 400;

    private static final EngineEvent LONG_EVENT = new EngineEvent.UpstreamChanged(
            new InterfaceName("eth0"),
            GroupAddress.of("239.1.1.1"),
            MembershipChange.CHANGED,
            SourceFilter.include(SourceSet.copyOf(IntStream.range(0, 100)
                    .mapToObj(source -> new Ipv4Address(0x0a000000 + source))
                    .toList())));

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @TempDir
    private Path directory;

    @BeforeEach
    void admit() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(tokens(), "vera viewer " + HexFormat.of().formatHex(digest) + "\n");
    }

    @Test
    void aReaderThatSipsIsCutOff() throws Exception {
        try (WebService service = WebService.start(tokensFile());
                Socket client = new Socket()) {
            client.setReceiveBufferSize(2048);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
            client.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));

            assertEndsWithTheToken(service, client);
        }
    }

    @Test
    void aReaderThatSipsIsCutOffWithTls() throws Exception {
        try (TlsService tls = TlsService.start(directory, tokensFile());
                Socket client = tls.send(GET)) {
            assertEndsWithTheToken(tls.service(), client);
        }
    }

    private void assertEndsWithTheToken(WebService service, Socket client) throws IOException {
        Await.until("the stream", () -> service.readers() == 1);
        for (int event = 0; event < EVENTS; event++) {
            service.report(LONG_EVENT);
        }
        Await.until("a reader that waits", () -> sips(client) && service.waiting(ClientWait.EVENTS) == 1);

        long begin = System.nanoTime();
        Files.writeString(tokens(), "");
        Await.until("the end", () -> !sips(client) || service.readers() == 0);

        assertThat(service.readers()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(promptness.extend(LIMIT));
        assertThat(service.cut(CutReason.STALLED)).as("it was not slow").isZero();
    }

    /** Reads one byte. Returns true if there was one. */
    private static boolean sips(Socket client) {
        try {
            return client.getInputStream().read() >= 0;
        } catch (IOException cut) {
            return false;
        }
    }

    private String tokensFile() {
        return "--igmp-proxy.security.tokens-file=" + tokens();
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }
}
