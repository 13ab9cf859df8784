package net.igmpproxy.api.query;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every request of the REST API pass the {@link QueryGuard}. */
@Configuration(proxyBeanMethods = false)
class QueryGuardConfiguration implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new QueryGuard());
    }
}
