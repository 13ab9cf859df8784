package net.igmpproxy.api.error;

import java.util.List;
import net.igmpproxy.runtime.MonotonicClock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Joins what makes problems of failures, wherever these come from. */
@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {
    private static final int FAILURES_LOGGED_PER_MINUTE = 10;

    @Bean
    LogBudget failureLogBudget() {
        return new LogBudget(FAILURES_LOGGED_PER_MINUTE, MonotonicClock.system());
    }

    /** Only the filter that sets the character encoding, which fails for nobody, may stand before it. */
    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(List<HandlerExceptionResolver> resolvers) {
        FilterRegistrationBean<ProblemFilter> registration =
                new FilterRegistrationBean<>(new ProblemFilter(new ProblemWriter(resolvers)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
