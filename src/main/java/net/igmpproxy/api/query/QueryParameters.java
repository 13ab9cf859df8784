package net.igmpproxy.api.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Query parameters that an operation takes besides those with a {@code @RequestParam}: on the type of an argument that is read
 * from them, or on a handler that leaves them to another one. Each is given once at most.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {
    /** Their names. */
    String[] value();
}
