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

/** Joins what makes problems of failures, wherever these come from. */
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

    /** Refuses headers before anything reads them. */
    @Bean
    HttpFirewall headerFirewall() {
        return new HeaderFirewall();
    }

    /** Answers what the firewall refuses; without it that would be an error of the web server, whose access is decided again. */
    @Bean
    RequestRejectedHandler refusalsOfTheFirewall(ProblemWriter problems) {
        return (request, response, refusal) -> problems.writeInstead(request, response, refusal, refusal);
    }

    /** Only the filter that sets the character encoding, which fails for nobody, may stand before it. */
    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemWriter problems) {
        FilterRegistrationBean<ProblemFilter> registration = new FilterRegistrationBean<>(new ProblemFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
