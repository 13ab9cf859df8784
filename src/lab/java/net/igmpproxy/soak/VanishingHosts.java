package net.igmpproxy.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;

/** Hosts that join groups for a while and then vanish without a leave. */
final class VanishingHosts {
    private static final int LONGEST_ROUNDS = 30;

    private final List<ForgedHost> hosts;
    private final List<String> groups;
    private final Random random;

    /** Remaining rounds by group. */
    private final Map<Integer, Integer> roundsLeft = new HashMap<>();

    VanishingHosts(Lan lan, List<String> groups, Random random) {
        this.hosts = lan.forged(groups.size());
        this.groups = groups;
        this.random = random;
    }

    /** Runs one round: watching hosts report as if queried, and some others join. */
    void live() {
        int beginners = random.nextInt(1 + groups.size() / 10);
        IntStream.range(0, beginners)
                .forEach(i -> roundsLeft.putIfAbsent(random.nextInt(groups.size()), random.nextInt(LONGEST_ROUNDS)));
        for (Integer watched : new ArrayList<>(roundsLeft.keySet())) {
            hosts.get(watched).report(GroupRecord.of(RecordType.IS_EX, groups.get(watched)));
            roundsLeft.computeIfPresent(watched, (group, left) -> left == 0 ? null : left - 1);
        }
    }
}
