package net.igmpproxy.api.security;

import net.igmpproxy.api.security.token.SecuritySetupException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an invalid security configuration with its remedy at startup. */
class SecurityFailureAnalyzer extends AbstractFailureAnalyzer<SecuritySetupException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecuritySetupException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
