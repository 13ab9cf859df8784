package net.igmpproxy.scenario.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twenty faults in a random order given by a seed (system property {@code faults.seed}), while four hosts receive 1000
 * packets per second each. Unaffected hosts lose nothing, all hosts get their streams back, and no resource is left.
 */
@NetworkNamespaces
@PeerPrograms("smcrouted")
class FaultsIT {
    private static final Logger LOGGER = LoggerFactory.getLogger(FaultsIT.class);
    private static final int FAULTS = 20;
    private static final long DEFAULT_SEED = 47;

    /** Memberships of the flood expire after the Group Membership Interval of 8 s. */
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample()
            .with("queryInterval", "3s", "eth1", "eth2")
            .with("queryMaxResponseTime", "1s", "eth1", "eth2");

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    private final long seed = Long.getLong("faults.seed", DEFAULT_SEED);
    private final Random random = new Random(seed);

    @Test
    void twentyFaultsInARowLeaveNothingBehind() {
        Holdings before = Holdings.of(lab);
        List<Viewer> viewers = List.of(
                new Viewer(lab, 1, "anna", IgmpVersion.V3, "239.50.1.1"),
                new Viewer(lab, 1, "bruno", IgmpVersion.V2, "239.50.1.2"),
                new Viewer(lab, 2, "carla", IgmpVersion.V3, "239.50.2.1"),
                new Viewer(lab, 2, "dora", IgmpVersion.V2, "239.50.2.2"));

        List<Fault> faults = random.ints(FAULTS, 0, Fault.values().length)
                .mapToObj(List.of(Fault.values())::get)
                .toList();
        Misfortune misfortune = new Misfortune(lab, CONFIG, random);
        for (Fault fault : faults) {
            LOGGER.info("Seed {}: {}", seed, fault);
            misfortune.bring(fault);
            viewers.forEach(Viewer::awaitStream);
            viewers.forEach(viewer -> viewer.verify(fault));
        }

        viewers.forEach(Viewer::leave);
        Await.within(Await.PATIENCE, () -> Holdings.of(lab).equals(before));
        assertThat(Holdings.of(lab)).as("seed %d", seed).isEqualTo(before);
    }
}
