package net.igmpproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import net.igmpproxy.runtime.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process as the {@link NextProcess} of another one. */
final class FollowingProcess {
    /** The variable that says so. */
    static final String VARIABLE = "IGMP_PROXY_FOLLOWS";

    private static final Logger LOGGER = LoggerFactory.getLogger(FollowingProcess.class);

    private FollowingProcess() {}

    /** Whether another process has started this one to take its place. */
    static boolean isIn(Map<String, String> environment) {
        return environment.containsKey(VARIABLE);
    }

    /** Has something done as soon as this is the main process of the service, or the other one has ended. */
    static void onMain(InputStream fromPredecessor, Runnable action) {
        DaemonThreads.of(
                        () -> {
                            awaitEnd(fromPredecessor);
                            action.run();
                        },
                        "igmp-proxy-following")
                .start();
    }

    private static void awaitEnd(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            LOGGER.debug("The process before this one has ended", ended);
        }
    }
}
