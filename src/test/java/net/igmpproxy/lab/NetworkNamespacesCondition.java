package net.igmpproxy.lab;

import net.igmpproxy.lab.netns.LaboratoryException;
import net.igmpproxy.lab.netns.Namespaces;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Checks, once per test run, if network namespaces can be created. */
final class NetworkNamespacesCondition implements ExecutionCondition {
    private static final Namespace STORE = Namespace.create(NetworkNamespacesCondition.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Requirement.demanded(context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(ConditionEvaluationResult.class, key -> probe(), ConditionEvaluationResult.class));
    }

    private static ConditionEvaluationResult probe() {
        try {
            new Namespaces().create("probe").close();
            return ConditionEvaluationResult.enabled("network namespaces can be made");
        } catch (LaboratoryException e) {
            return ConditionEvaluationResult.disabled(
                    "no network namespaces, which take root and iproute2: " + e.getMessage());
        }
    }
}
