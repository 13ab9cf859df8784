package net.igmpproxy.api.error;

import java.util.List;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Beans that map failures of filters, controllers and the firewall to problem details. */
@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {
    private static final int FAILURES_LOGGED_PER_MINUTE = 10;

    @Bean
    LogBudget failureLogBudget() {
        return new LogBudget(FAILURES_LOGGED_PER_MINUTE, MonotonicClock.system());
    }

    @Bean
    ProblemWriter problemWriter(List<HandlerExceptionResolver> resolvers) {
        return new ProblemWriter(resolvers);
    }

    /** Rejects malformed headers before any filter reads them. */
    @Bean
    HttpFirewall headerFirewall() {
        return new HeaderFirewall();
    }

    /**
     * Responds to requests that the firewall rejects. Without this handler the web server would dispatch an error,
     * whose access is decided again.
     */
    @Bean
    RequestRejectedHandler refusalsOfTheFirewall(ProblemWriter problems) {
        return (request, response, refusal) -> problems.writeInstead(request, response, refusal, refusal);
    }

    /** Runs before all other filters except the character encoding filter, which never fails. */
    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemWriter problems) {
        FilterRegistrationBean<ProblemFilter> registration = new FilterRegistrationBean<>(new ProblemFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
