package net.igmpproxy.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Checks if programs exist in Debian's program directories. */
final class SystemProgramsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), SystemPrograms.class)
                .flatMap(programs -> Stream.of(programs.value())
                        .filter(program -> !isThere(program))
                        .findFirst())
                .map(missing -> Requirement.demanded(
                        ConditionEvaluationResult.disabled(missing + " is missing, which bin/verify installs")))
                .orElse(ConditionEvaluationResult.enabled("all programs are there"));
    }

    private static boolean isThere(String program) {
        return Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/bin")
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }
}
