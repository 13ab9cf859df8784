package net.igmpproxy.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.igmpproxy.lab.Laboratory;

/** Something to measure. Each measurement has a laboratory and a router of its own. */
interface Scenario {
    /** Lays a laboratory for one measurement. */
    default Laboratory laboratory(Scale scale) {
        return Laboratory.withoutProxy();
    }

    /** Whom it makes sense of: nobody else, where others cannot do it at all. */
    default Set<Contender> contenders() {
        return Set.of(Contender.IGMP_PROXY);
    }

    /** Measures one of them. */
    List<Figure> measure(Stage stage);

    /** All of them, by the names that they are chosen by. */
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
