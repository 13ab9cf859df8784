package net.igmpproxy.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Resolves {@link PageRequest} parameters of controllers and describes them in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class PageRequestConfiguration implements WebMvcConfigurer, HandlerMethodArgumentResolver, OperationCustomizer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageRequest.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return PageRequest.class.equals(parameter.getParameterType());
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        return PageRequest.of(value(request, PageRequest.LIMIT), value(request, PageRequest.CURSOR));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (Arrays.stream(method.getMethodParameters()).anyMatch(this::supportsParameter)) {
            operation.addParametersItem(new QueryParameter()
                    .name(PageRequest.LIMIT)
                    .description("Maximum number of items in the page")
                    .schema(new IntegerSchema()
                            ._default(PageRequest.DEFAULT_LIMIT)
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT))));
            operation.addParametersItem(new QueryParameter()
                    .name(PageRequest.CURSOR)
                    .description("Cursor: the value of next in the previous page")
                    .schema(new StringSchema()));
        }
        return operation;
    }

    private static String value(NativeWebRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
