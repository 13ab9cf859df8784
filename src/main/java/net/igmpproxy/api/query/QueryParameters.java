package net.igmpproxy.api.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Query parameters that an operation accepts in addition to those with {@code @RequestParam}. Placed on an argument
 * type that is read from them, or on a handler that leaves them to another handler.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameters {
    /** Parameter names. */
    String[] value();

    /** True if each parameter may occur more than once. */
    boolean isRepeatable() default false;
}
