package net.igmpproxy.store;

import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a failed startup caused by the configuration file. */
class ConfigurationStoreFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationStoreException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationStoreException cause) {
        String action = cause instanceof InvalidConfigurationFileException
                ? "Correct the lines named above and start again. Nothing has been changed in the kernel."
                : "Make the file readable for the service, or name another one with --igmp-proxy.config-file=...";
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
