package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Other processes that occupy socket names, do not respond, stop or die: the proxy waits for none of them. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class OtherProcessesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROOT = "0";
    private static final String NOBODY = "65534";
    private static final String PROXY = "igmp-proxy/proxy";
    private static final String KEEPER = "igmp-proxy/keeper";
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample();

    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    private final Capture upstream = lab.upstream().capture();
    private int joins;

    @Test
    void namesHeldBeforeTheStartCostTheirConvenienceOnly() {
        script("squatter", "holds", KEEPER, NOBODY, "full");
        script("squatter", "holds", PROXY, NOBODY, "full");

        ProxyProcess proxy = lab.startProxy(CONFIG);

        joinIsAnswered();
        assertThat(finding("handover-unavailable")).contains("of user " + NOBODY);
        assertThat(finding("keeper-unavailable")).contains("of user " + NOBODY);
        assertThat(proxy.log()).doesNotContain("Cannot forward");
    }

    @Test
    void nameHeldSilentlyBeforeTheStartIsSeenThrough() {
        script("squatter", "holds", PROXY, NOBODY, "silent");

        lab.startProxy(CONFIG);

        joinIsAnswered();
        assertThat(finding("handover-unavailable")).contains("of user " + NOBODY);
    }

    @Test
    void nameOfTheKeeperThatIsTakenWhileItRunsStopsNothing() {
        lab.startProxy(CONFIG);
        Daemon squatter = script("squatter", "holds", KEEPER, NOBODY, "full");

        Await.until("the finding", PATIENCE, () -> hasFinding("keeper-unavailable"));
        joinIsAnswered();

        squatter.kill();
        Await.until("the end of the finding", PATIENCE, () -> !hasFinding("keeper-unavailable"));
    }

    @Test
    void keeperThatIsStoppedStopsNothing() {
        lab.startProxy(CONFIG);
        Daemon keeper = lab.startKeeper();
        Await.until("the keeper to have the table", PATIENCE, () -> keeper.log().contains("Keeping"));

        keeper.signal("STOP");
        Await.until("its queue to be full", PATIENCE, () -> hasFinding("keeper-unavailable"));
        joinIsAnswered();

        keeper.signal("CONT");
        Await.until("the keeper to be there again", PATIENCE, () -> !hasFinding("keeper-unavailable"));
    }

    @Test
    void callersThatKeepSilentHoldUpNothing() {
        lab.startProxy(CONFIG);
        long usual =
                IntStream.range(0, 5).mapToLong(i -> joinIsAnswered()).max().orElseThrow();

        script("caller", "connected", PROXY, ROOT, "100");

        long beside =
                IntStream.range(0, 5).mapToLong(i -> joinIsAnswered()).max().orElseThrow();
        assertThat(Duration.ofNanos(beside))
                .isLessThan(Duration.ofNanos(10 * usual).plusSeconds(1));
    }

    @Test
    void successorThatTakesNothingIsGivenUpAndOneThatDiesIsToo() {
        ProxyProcess proxy = lab.startProxy(CONFIG);
        joinIsAnswered();
        Daemon idle = script("successor", "given", "given");
        joinIsAnswered();
        idle.kill();

        Daemon dying = script("successor", "begun", "begun");
        dying.kill();

        joinIsAnswered();
        assertThat(proxy.isAlive()).isTrue();
        assertThat(lab.rest().items("/api/v1/groups")).hasSize(joins);
    }

    @Test
    void successorThatIsStoppedInTheMiddleIsNotWaitedForAndStaysOut() {
        ProxyProcess proxy = lab.startProxy(CONFIG);
        joinIsAnswered();
        Daemon stopped = script("successor", "begun", "begun");
        stopped.signal("STOP");

        joinIsAnswered();
        stopped.signal("CONT");
        stopped.signal("USR1");

        Await.until("its refusal", PATIENCE, () -> stopped.log().contains("refused"));
        assertThat(stopped.log()).contains("closed").doesNotContain("owner");
        joinIsAnswered();
        assertThat(lab.rest().items("/api/v1/groups")).hasSize(joins);
        lab.startSuccessor(CONFIG).awaitState("running");
        assertThat(proxy.awaitExitStatus()).isZero();
        joinIsAnswered();
    }

    @Test
    void successorThatComesToNoEndIsGivenUpBeforeTheProxyCountsAsHung() {
        ProxyProcess proxy = lab.startProxy(CONFIG);
        Daemon busy = script("successor", "begun", "busy");

        Await.until("its end", PATIENCE, () -> busy.log().contains("closed"));
        joinIsAnswered();

        assertThat(proxy.log()).contains("has not taken it");
        assertThat(proxy.isAlive()).isTrue();
    }

    @Test
    void predecessorThatDiesAfterItGaveItsPlaceTakesNoEntryWithIt() {
        String group = "239.13.2.1";
        Daemon predecessor = script("predecessor", "ready", UpstreamNetwork.ALT_SUBNET_SOURCE, group);

        ProxyProcess proxy = lab.startProxy(CONFIG);

        assertThat(predecessor.log()).contains("dying");
        assertThat(proxy.log()).contains("adopting the kernel's entries").doesNotContain("Cannot forward");
        Await.until("a report of its group", () -> !upstream.joins(group).isEmpty());
    }

    @Test
    void successorsThatDoNotListenCostTheLoopNothing() {
        lab.startProxy(CONFIG);
        long usual =
                IntStream.range(0, 5).mapToLong(i -> joinIsAnswered()).max().orElseThrow();

        for (int i = 0; i < 3; i++) {
            script("successor", "asked", "silent");
            assertThat(Duration.ofNanos(joinIsAnswered()))
                    .isLessThan(Duration.ofNanos(10 * usual).plusMillis(500));
        }
    }

    @Test
    void nameThatRootHoldsSilentlyDelaysTheStartOnly() {
        script("squatter", "holds", PROXY, ROOT, "silent");

        lab.startProxy(CONFIG);

        joinIsAnswered();
        assertThat(finding("handover-unavailable")).contains("of user " + ROOT);
    }

    @Test
    void secondProxyWaitsForOneThatIsStoppedAndTakesItsPlaceInTheEnd() {
        Daemon keeper = lab.startKeeper();
        ProxyProcess first = lab.startProxy(CONFIG);
        joinIsAnswered();
        Await.until("the keeper to have the table", PATIENCE, () -> keeper.log().contains("Keeping"));
        first.pause();

        ProxyProcess second = lab.startSuccessor(CONFIG);
        Await.until("it to wait", PATIENCE, () -> second.log().contains("does not hand over"));
        assertThat(second.log()).doesNotContain("Forwarding between");
        lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, group(joins++)));
        first.resume();

        assertThat(first.awaitExitStatus()).isZero();
        second.awaitState("running");
        joinIsAnswered();
        Await.until(
                "all joins", PATIENCE, () -> lab.rest().items("/api/v1/groups").size() == joins);
    }

    @Test
    void descriptorsThatHaveRunOutAreSurvived() {
        ProxyProcess proxy = lab.startProxy(CONFIG);
        joinIsAnswered();
        String process = Long.toString(proxy.pid());
        String open = lab.router()
                .output("sh", "-c", "ls /proc/" + process + "/fd | wc -l")
                .trim();
        lab.router().output("prlimit", "--pid", process, "--nofile=" + open + ":");

        script("caller", "connected", PROXY, ROOT, "3");
        joinIsAnswered();
        joinIsAnswered();

        lab.router().output("prlimit", "--pid", process, "--nofile=4096:");
        joinIsAnswered();
        Await.until(
                "all joins", PATIENCE, () -> lab.rest().items("/api/v1/groups").size() == joins);
        assertThat(proxy.log()).doesNotContain("Cannot forward");
        lab.startSuccessor(CONFIG);
        assertThat(proxy.awaitExitStatus()).isZero();
    }

    @Test
    void logThatNobodyReadsStopsNothing() {
        lab.startProxyUnread(CONFIG, Map.of("logging.level.net.igmpproxy", "DEBUG"));

        for (int i = 0; i < 100; i++) {
            joinIsAnswered();
        }

        assertThat(lab.rest().items("/api/v1/groups")).hasSize(joins);
    }

    /** Runs a test script and waits for a line of its output. */
    private Daemon script(String name, String line, String... arguments) {
        Daemon daemon = lab.startScript("handover/" + name + ".py", arguments);
        Await.until(name + " to be ready", PATIENCE, () -> daemon.log().contains(line));
        return daemon;
    }

    /** Joins one more group and returns the time until the upstream report, in nanoseconds. */
    private long joinIsAnswered() {
        String group = group(joins++);
        long begin = System.nanoTime();
        lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, group));
        Await.until(
                "the join of " + group, PATIENCE, () -> !upstream.joins(group).isEmpty());
        return System.nanoTime() - begin;
    }

    private static String group(int number) {
        return "239.13.1." + (number + 1);
    }

    private boolean hasFinding(String type) {
        return !finding(type).isEmpty();
    }

    private String finding(String type) {
        return lab.rest().items("/api/v1/diagnostics").stream()
                .filter(finding -> finding.path("type").asString().equals(type))
                .map(finding -> finding.path("message").asString())
                .findFirst()
                .orElse("");
    }
}
