package net.igmpproxy.linux.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a directory that imitates the proc file system. */
class HolderSearchTest {
    private static final String RAW = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
               1: 00000000:0001 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 900 2 0000000000000000 0
               2: 00000000:0002 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 501 2 0000000000000000 0
               2: 00000000:0002 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 502 2 0000000000000000 0
               2: 00000000:0002 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 503 2 0000000000000000 0
            """;

    @TempDir
    private Path proc;

    @BeforeEach
    void listRawSockets() throws IOException {
        Path net = Files.createDirectories(proc.resolve("thread-self/net"));
        Files.writeString(net.resolve("raw"), RAW);
    }

    private void process(String number, String name, int socket) throws IOException {
        Path descriptors = Files.createDirectories(proc.resolve(number).resolve("fd"));
        Files.writeString(proc.resolve(number).resolve("comm"), name + "\n");
        Files.createSymbolicLink(descriptors.resolve("0"), Path.of("pipe:[42]"));
        Files.createSymbolicLink(descriptors.resolve("5"), Path.of("socket:[" + socket + "]"));
    }

    @Test
    void namesTheProcessWithARawIgmpSocket() throws IOException {
        process("10", "ping", 900);
        process("11", "mydaemon", 501);
        assertThat(new HolderSearch(proc).find(3)).map(Object::toString).contains("mydaemon (process 11)");
    }

    @Test
    void namesTheServiceOfTheProcess() throws IOException {
        process("11", "smcrouted", 501);
        Files.writeString(proc.resolve("11/cgroup"), "0::/system.slice/smcroute.service\n");

        assertThat(new HolderSearch(proc).find(3))
                .hasValueSatisfying(holder -> assertThat(holder.unit()).contains("smcroute.service"));
    }

    @Test
    void prefersADaemonItKnows() throws IOException {
        process("10", "sniffer", 501);
        process("20", "smcrouted", 502);
        assertThat(new HolderSearch(proc).find(3)).map(Object::toString).contains("smcrouted (process 20)");
    }

    @Test
    void doesNotTakeTheOwnSocketForTheHolders() throws IOException {
        process("self", "java", 503);
        process("30", "java", 503);
        assertThat(new HolderSearch(proc).find(5)).isEmpty();
    }

    @Test
    void passesOverProcessesThatMayNotBeRead() throws IOException {
        Files.createDirectories(proc.resolve("10"));
        process("11", "pimd", 501);
        assertThat(new HolderSearch(proc).find(3)).map(Object::toString).contains("pimd (process 11)");
    }

    @Test
    void findsNothingWithoutAProcFileSystem() {
        assertThat(new HolderSearch(proc.resolve("absent")).find(3)).isEmpty();
    }
}
