package net.igmpproxy.api.content;

import java.time.Duration;
import net.igmpproxy.api.error.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Registers the filter that serves static responses from memory. */
@Configuration(proxyBeanMethods = false)
class ContentConfiguration {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    @Bean
    FilterRegistrationBean<ContentFilter> contentFilter(
            ProblemWriter problems, ObjectProvider<ResourceUrlProvider> files) {
        return new FilterRegistrationBean<>(new ContentFilter(
                new AnswerStore(LONGEST_WAIT.toMillis()),
                problems,
                path -> files.getObject().getForLookupPath(path) != null));
    }
}
