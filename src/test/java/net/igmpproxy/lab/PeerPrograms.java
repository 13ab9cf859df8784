package net.igmpproxy.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that need programs of other projects, which {@code bin/verify} installs in the build directory. If one is
 * missing, the tests are skipped with the reason; in continuous integration (environment variable {@code CI=true}) they
 * fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PeerProgramsCondition.class)
public @interface PeerPrograms {
    /** Program names. */
    String[] value();
}
