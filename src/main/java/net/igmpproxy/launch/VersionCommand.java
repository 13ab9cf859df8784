package net.igmpproxy.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Commands {@code --version} and {@code --help}. */
public final class VersionCommand {
    public static final String VERSION = "--version";
    public static final String HELP = "--help";

    private static final String BUILD = "/META-INF/build-info.properties";
    private static final String USAGE = """
            Usage: igmp-proxy [--PROPERTY=VALUE]...      runs the service; docs/configuration.md has the properties
                   igmp-proxy check FILE...              checks configuration files and shows what they do
                   igmp-proxy import [--format=vyos|igmpproxy|uci|mcproxy|improxy|routeros] FILE
                                                         writes what another proxy's configuration is here
                   igmp-proxy token --name=NAME [--role=viewer|operator] [--file=FILE]
                                                         makes a token for REST, and shows it once
                   igmp-proxy health [--url=URL]         checks whether the service forwards
                   igmp-proxy keeper                     keeps streams going while no service runs
                   igmp-proxy --version""";

    private VersionCommand() {}

    /** Prints the version. */
    public static int version(PrintStream out) {
        out.println("igmp-proxy " + version());
        return 0;
    }

    /** Prints the usage. */
    public static int help(PrintStream out) {
        out.println(USAGE);
        return 0;
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream file = VersionCommand.class.getResourceAsStream(BUILD)) {
            if (file != null) {
                build.load(file);
            }
            return build.getProperty("build.version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
