package net.igmpproxy.lab;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Prints the state of the laboratories in a test's fields after a failure. */
final class LaboratoryReporter implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            Object instance = context.getRequiredTestInstance();
            for (Field field : laboratories(instance.getClass())) {
                ReflectionSupport.tryToReadFieldValue(field, instance)
                        .ifSuccess(value -> print(context.getDisplayName(), (Laboratory) value));
            }
        }
    }

    private static List<Field> laboratories(Class<?> type) {
        return ReflectionSupport.findFields(
                type, field -> field.getType() == Laboratory.class, HierarchyTraversalMode.TOP_DOWN);
    }

    private static void print(String test, Laboratory laboratory) {
        System.err.println("After " + test + "\n" + laboratory.report());
    }
}
