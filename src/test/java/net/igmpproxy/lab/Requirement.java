package net.igmpproxy.lab;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What tests need of the machine: a test that goes without is skipped, but fails in continuous integration. */
final class Requirement {
    private Requirement() {}

    /** The same result, unless a test would be skipped where none may be. */
    static ConditionEvaluationResult demanded(ConditionEvaluationResult result) {
        if (result.isDisabled() && "true".equals(System.getenv("CI"))) {
            throw new ExtensionConfigurationException(result.getReason().orElse(""));
        }
        return result;
    }
}
