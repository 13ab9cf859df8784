package net.igmpproxy.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MemberLeft;
import net.igmpproxy.core.engine.event.EngineEvent.SourceRejected;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.runtime.event.ProxyEvent;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void hasHostsJoinAndLeaveAndSourcesFound() {
        Set<Class<?>> seen = new HashSet<>();

        new WarmUp(event -> seen.add(((ProxyEvent.OfEngine) event).event().getClass())).run();

        assertThat(seen).contains(MemberJoined.class, MemberLeft.class, UpstreamChanged.class, SourceRejected.class);
    }
}
