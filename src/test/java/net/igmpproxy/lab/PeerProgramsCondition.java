package net.igmpproxy.lab;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Checks if the programs of a test are installed. */
final class PeerProgramsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), PeerPrograms.class)
                .flatMap(programs -> Stream.of(programs.value())
                        .filter(program -> BuildDirectory.peer(program).isEmpty())
                        .findFirst())
                .map(missing -> Requirement.demanded(ConditionEvaluationResult.disabled(
                        missing + " is missing, which bin/verify puts into the build directory")))
                .orElse(ConditionEvaluationResult.enabled("all programs are there"));
    }
}
