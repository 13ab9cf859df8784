package net.igmpproxy.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that need network namespaces. If none can be created, the tests are skipped with the reason; in
 * continuous integration (environment variable {@code CI=true}) they fail. One instance serves all tests of the class,
 * so that a field can hold a shared laboratory. After a failure, the state of that laboratory is printed. A class whose
 * tests need separate laboratories adds {@code @TestInstance(PER_METHOD)}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({NetworkNamespacesCondition.class, LaboratoryReporter.class})
public @interface NetworkNamespaces {}
