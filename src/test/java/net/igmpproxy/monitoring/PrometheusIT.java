package net.igmpproxy.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerProgram;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.PrometheusServer;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prometheus scrapes the proxy during streams and all faults that the dashboards and alerts cover. */
@NetworkNamespaces
@PeerPrograms({PrometheusServer.PROGRAM, "promtool"})
@SystemPrograms("nft")
class PrometheusIT {
    private static final String GROUP = "239.60.1.1";
    private static final String SILENT_GROUP = "239.60.1.2";
    private static final String FOREIGN_GROUP = "239.60.1.3";
    private static final String ONE_TOO_MANY = "239.60.1.4";

    /** Query of a querier that announces a query interval of 1 s and then sends no more. */
    private static final IgmpMessage ONCE_AND_THEN_SILENT =
            new IgmpMessage.Query(IgmpVersion.V3, "0.0.0.0", 10, new QuerierFields(false, 2, 1), List.of());

    @AutoClose
    private final Laboratory lab = Laboratory.running(
            ProxyConfig.vyosExample().with("maxGroups", 3, "eth1").with("maxPacketRate", 100, "eth2"));

    private final PrometheusServer prometheus =
            lab.startPrometheus(Expression.files(Expression.RULES).toList());

    @BeforeAll
    void streamsFlowAndMuchGoesWrong() {
        lab.source().stream(GROUP).start();
        lab.upstream().source(UpstreamNetwork.FOREIGN_SOURCE).stream(FOREIGN_GROUP)
                .start();
        Subscription viewer = lab.lan(1).host("viewer", IgmpVersion.V3).join(GROUP);
        lab.lan(1).host("second", IgmpVersion.V3).join(SILENT_GROUP).leave();
        lab.lan(1).host("third", IgmpVersion.V3).join(SILENT_GROUP);
        lab.lan(1).host("fourth", IgmpVersion.V3).join(FOREIGN_GROUP);
        viewer.awaitPackets(1000);
        Await.until("three groups", () -> lab.rest().items("/api/v1/groups").size() == 3);
        lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, ONE_TOO_MANY));
        lab.lan(2).forged("10.102.0.250").query(IgmpVersion.V2);
        flood();
        makeTheKernelRefuseAPacket();
        lab.rest().post("/restart");
        lab.upstream().router().send("224.0.0.1", ONCE_AND_THEN_SILENT);
        for (String type : List.of("no-upstream-query", "no-data", "sources-rejected")) {
            Await.until("the finding " + type, () -> found(type));
        }
    }

    private void flood() {
        lab.lan(2)
                .prepared(IntStream.range(0, 1000)
                        .mapToObj(number -> lab.lan(2)
                                .forged("10.102." + (16 + number / 250) + "." + (1 + number % 250))
                                .reportFrame(GroupRecord.of(RecordType.TO_EX, "239.60.2.2")))
                        .toList())
                .run();
    }

    private void makeTheKernelRefuseAPacket() {
        lab.router().output("nft", "add table inet lab");
        lab.router().output("nft", "add chain inet lab output { type filter hook output priority 0; }");
        lab.router().output("nft", "add rule inet lab output ip protocol igmp drop");
        lab.lan(2).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, "239.60.2.1"));
        Await.until(
                "the kernel to refuse",
                () -> lab.proxy().metrics().sum("igmp_proxy_kernel_errors_total", Map.of()) > 0);
        lab.router().output("nft", "delete table inet lab");
    }

    /** Returns true if a finding exists. The request also refreshes the findings in the metrics. */
    private boolean found(String type) {
        return lab.rest().items("/api/v1/diagnostics").stream()
                .anyMatch(finding -> finding.path("type").asString().equals(type));
    }

    @Test
    void everyExpressionOfDashboardsAndRulesHasAnAnswer() {
        List<Expression> all = Stream.concat(Expression.ofDashboards().stream(), Expression.ofRules().stream())
                .toList();

        assertThat(all).hasSizeGreaterThan(60);
        for (Expression expression : all) {
            List<JsonNode> samples = Await.value(
                    expression.toString(),
                    () -> Optional.of(prometheus.query(expression.text())).filter(answer -> !answer.isEmpty()));
            assertThat(samples)
                    .allSatisfy(sample -> assertThat(sample.path("value"))
                            .as(expression.toString())
                            .hasSize(2));
        }
    }

    @Test
    void prometheusEvaluatesEveryRule() {
        int rules = Expression.files(Expression.RULES)
                .mapToInt(file -> Expression.rules(file).size())
                .sum();

        Await.until(
                "all rules to be evaluated",
                () -> prometheus.rules().stream()
                        .allMatch(rule -> rule.path("health").asString().equals("ok")));
        assertThat(prometheus.rules()).hasSize(rules);
    }

    @Test
    void theMetricsKeepPrometheussConventions() {
        String own = lab.rest()
                .text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("igmp_proxy_") || line.matches("# (HELP|TYPE) igmp_proxy_.*"))
                .map(line -> line + "\n")
                .reduce("", String::concat);

        PeerProgram.Verdict verdict = PeerProgram.run("promtool", own, "check", "metrics");

        assertThat(own).contains("# TYPE igmp_proxy_group_packets_total counter");
        assertThat(verdict.output()).isEmpty();
        assertThat(verdict.passed()).isTrue();
    }

    /** Checks the table of metrics; {@code -Dmetrics.update=true} rewrites it first. */
    @Test
    void theManualListsEveryMetric() throws IOException {
        MetricsManual manual = MetricsManual.read();
        List<String> present = manual.rowsOf(lab.rest().text("/actuator/prometheus"));

        if (Boolean.getBoolean("metrics.update")) {
            manual.write(present);
        }

        assertThat(MetricsManual.read().rows()).containsExactlyElementsOf(present);
    }
}
