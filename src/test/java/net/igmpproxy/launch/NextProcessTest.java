package net.igmpproxy.launch;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextProcessTest {
    /** Script that records its arguments and environment, and exits with its parent process or on request. */
    private static final String SCRIPT = """
            #!/bin/sh
            mask=$(sed -n 's/^SigIgn:[[:space:]]*//p' /proc/$$/status)
            [ $((0x$mask & 2)) = 0 ] && ignored=takes-SIGINT
            echo "$* follows=$IGMP_PROXY_FOLLOWS $ignored" >> "$(dirname "$0")/starts"
            cat
            touch "$(dirname "$0")/released"
            """;

    @TempDir
    Path directory;

    private Path program;
    private NextProcess next;

    @BeforeEach
    void install() throws IOException {
        program = directory.resolve("igmp-proxy");
        Files.writeString(program, SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        next = of(program);
    }

    @AfterEach
    void end() throws IOException {
        Files.createFile(directory.resolve("end"));
        await().until(() -> next.number().isEmpty());
    }

    @Test
    void isStartedOnceWithTheSameArgumentsAndToldThatItFollows() {
        next.start(() -> true);
        next.start(() -> true);

        await().until(() -> Files.exists(directory.resolve("starts")));
        assertThat(directory.resolve("starts"))
                .hasContent("--server.port=8081 two words follows="
                        + ProcessHandle.current().pid() + " takes-SIGINT\n");
    }

    @Test
    void knowsNothingOfWhatTheManagerGaveTheFirstProcess() {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "LISTEN_PID", "4711", "LISTEN_FDS", "2", "LISTEN_FDNAMES", "routing:state", "WATCHDOG_PID", "4711"));
        environment.put("WATCHDOG_USEC", "30000000");

        NextProcess.prepare(environment, 4712);

        assertThat(environment).isEqualTo(Map.of("WATCHDOG_USEC", "30000000", FollowingProcess.VARIABLE, "4712"));
    }

    @Test
    void isEndedWhenThereIsNoPlaceToTakeAnyMore() {
        AtomicBoolean forwards = new AtomicBoolean(true);
        next.start(forwards::get);
        assertThat(next.number()).isPresent();

        forwards.set(false);

        await().until(() -> next.number().isEmpty());
    }

    @Test
    void isNoChildOfThisProcess() {
        next.start(() -> true);

        ProcessHandle process = ProcessHandle.of(next.number().orElseThrow()).orElseThrow();
        await().until(() -> process.parent().map(ProcessHandle::pid).orElse(0L)
                != ProcessHandle.current().pid());
        assertThat(ProcessHandle.current().descendants()).doesNotContain(process);
    }

    @Test
    void thatTakesTooLongIsEnded() {
        next = new NextProcess(List.of(program.toString()), Duration.ofMillis(300));

        next.start(() -> true);

        await().until(() -> next.number().isEmpty());
    }

    @Test
    void knowsWhenTheOtherOneHasEnded() throws Exception {
        Process other = new ProcessBuilder("sleep", "1000").start();
        Map<String, String> environment = Map.of(FollowingProcess.VARIABLE, Long.toString(other.pid()));
        CountDownLatch ended = new CountDownLatch(1);
        FollowingProcess.afterEnd(FollowingProcess.predecessor(environment).orElseThrow(), ended::countDown);
        assertThat(ended.getCount()).isOne();

        other.destroy();

        ended.await();
        assertThat(FollowingProcess.predecessor(environment)).isEmpty();
        assertThat(FollowingProcess.predecessor(Map.of())).isEmpty();
    }

    @Test
    void thatEndsEarlyIsFollowedByAnother() {
        next.start(() -> true);
        long first = next.number().orElseThrow();
        ProcessHandle.of(first).orElseThrow().destroy();
        await().until(() -> next.number().isEmpty());

        next.start(() -> true);

        assertThat(next.number().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void thatCannotBeStartedHarmsNothing() throws IOException {
        Files.delete(program);

        next.start(() -> true);

        await().until(() -> next.number().isEmpty());
    }

    @Test
    void isUnknownWhereNobodySaysHowThisOneWasStarted() {
        assertThat(NextProcess.of(Map.of("PATH", "/usr/bin"), new String[0])).isEmpty();
    }

    private static NextProcess of(Path program) {
        return NextProcess.of(
                        Map.of(NextProcess.PROGRAM, program.toString()),
                        List.of("--server.port=8081", "two words").toArray(String[]::new))
                .orElseThrow();
    }
}
