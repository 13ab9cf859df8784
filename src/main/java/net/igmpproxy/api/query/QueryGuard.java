package net.igmpproxy.api.query;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.api.error.ProblemType;
import net.igmpproxy.api.error.RefusedParameter;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses requests with unknown or repeated query parameters before the operation runs: a misspelt {@code dryRun} must
 * not change anything. Form bodies would be parsed as parameters and are refused too. Handlers of Spring and of
 * libraries are not checked.
 */
final class QueryGuard implements HandlerInterceptor {
    private static final String API = "net.igmpproxy.api";

    private final Map<Method, KnownParameters> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && isOwn(method.getBeanType())) {
            if (isForm(request)) {
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Form bodies are not supported: send parameters in the" + " query");
            }
            Map<String, String[]> given = request.getParameterMap();
            if (!given.isEmpty()) {
                check(method, given);
            }
        }
        return true;
    }

    private void check(HandlerMethod method, Map<String, String[]> given) {
        List<RefusedParameter> refused = known.computeIfAbsent(method.getMethod(), each -> KnownParameters.of(method))
                .refused(given);
        if (!refused.isEmpty()) {
            throw ProblemException.ofParameters(refused);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    private static boolean isOwn(Class<?> controller) {
        return controller.getPackageName().startsWith(API) && !ErrorController.class.isAssignableFrom(controller);
    }
}
