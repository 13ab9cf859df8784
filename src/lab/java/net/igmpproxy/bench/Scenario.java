package net.igmpproxy.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.igmpproxy.lab.Laboratory;

/** Benchmark scenario. Each measurement has its own laboratory and router. */
interface Scenario {
    /** Creates the laboratory of one measurement. */
    default Laboratory laboratory(Scale scale) {
        return Laboratory.withoutProxy();
    }

    /** Returns the contenders that can run the scenario; by default the proxy only. */
    default Set<Contender> contenders() {
        return Set.of(Contender.IGMP_PROXY);
    }

    /** Measures one contender. */
    List<Figure> measure(Stage stage);

    /** Returns all scenarios by name. */
    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        all.put("joins", new JoinLatency());
        all.put("leaves", new LeaveLatency());
        all.put("burst", new ReportBurst());
        all.put("singles", new SingleReports());
        all.put("flows", new FlowStart());
        all.put("sources", new SourceFlood());
        all.put("readers", new Readers());
        all.put("start", new StartTime());
        all.put("memory", new Memory());
        all.put("zaps", new Zaps());
        all.put("query", new UpstreamQuery());
        all.put("throughput", new Throughput());
        all.put("interfaces", new ManyInterfaces());
        return all;
    }
}
