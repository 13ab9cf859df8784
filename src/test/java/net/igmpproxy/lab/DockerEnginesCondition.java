package net.igmpproxy.lab;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Checks if the Docker engine is installed. */
final class DockerEnginesCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = Files.isExecutable(DockerEngine.PROGRAM) && Files.exists(DockerEngine.BASE_IMAGE);
        return there
                ? ConditionEvaluationResult.enabled("Docker's engine is there")
                : Requirement.demanded(ConditionEvaluationResult.disabled(
                        "no Docker engine, which bin/verify puts into the build directory"));
    }
}
