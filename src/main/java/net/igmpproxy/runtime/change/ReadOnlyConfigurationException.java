package net.igmpproxy.runtime.change;

/** Refusal of a change because only the file may change the configuration. */
public final class ReadOnlyConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadOnlyConfigurationException() {
        super(
                "The configuration is read-only here (igmp-proxy.config-mode=readonly): change the configuration file instead");
    }
}
