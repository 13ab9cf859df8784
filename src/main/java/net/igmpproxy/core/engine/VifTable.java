package net.igmpproxy.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.igmpproxy.core.forwarding.VifTtls;

/** Which VIF numbers are in use. A number that is given back is not given out again before the end of the turn. */
final class VifTable {
    private final boolean[] used = new boolean[VifTtls.MAX_VIFS];
    private final List<Integer> returned = new ArrayList<>();

    /** The lowest free number, or nothing when all 32 are in use. */
    OptionalInt allocate() {
        OptionalInt free =
                IntStream.range(0, used.length).filter(vif -> !used[vif]).findFirst();
        free.ifPresent(vif -> used[vif] = true);
        return free;
    }

    /** Takes a number that is in use already, as after a restart. */
    void claim(int vif) {
        used[vif] = true;
    }

    void giveBack(int vif) {
        returned.add(vif);
    }

    void endTurn() {
        returned.forEach(vif -> used[vif] = false);
        returned.clear();
    }
}
