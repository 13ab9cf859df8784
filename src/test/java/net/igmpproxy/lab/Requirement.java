package net.igmpproxy.lab;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Requirements of tests: a test with an unmet requirement is skipped, but fails in continuous integration. */
final class Requirement {
    private Requirement() {}

    /**
     * Returns the result.
     *
     * @throws ExtensionConfigurationException if the test would be skipped in continuous integration
     */
    static ConditionEvaluationResult demanded(ConditionEvaluationResult result) {
        if (result.isDisabled() && "true".equals(System.getenv("CI"))) {
            throw new ExtensionConfigurationException(result.getReason().orElse(""));
        }
        return result;
    }
}
