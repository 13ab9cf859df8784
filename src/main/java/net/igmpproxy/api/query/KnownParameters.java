package net.igmpproxy.api.query;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.igmpproxy.api.error.RefusedParameter;
import net.igmpproxy.core.config.document.KeySuggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Query parameters of one operation, in declaration order. */
final class KnownParameters {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<String, Form> forms;

    private KnownParameters(Map<String, Form> forms) {
        this.forms = forms;
    }

    /** Number and kind of values that a parameter accepts. */
    private enum Form {
        /** One value, which may be empty or is checked by the handler. */
        TEXT,
        /** One value of a type without an empty value, such as a boolean. */
        VALUE,
        /** Any number of values. */
        TEXTS
    }

    /** Reads the parameters from the signature and annotations of a handler. */
    static KnownParameters of(HandlerMethod handler) {
        Map<String, Form> forms = new LinkedHashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam bound = parameter.getParameterAnnotation(RequestParam.class);
            if (bound != null) {
                forms.put(name(bound, parameter), form(parameter.getParameterType()));
            }
            forms.putAll(named(parameter.getParameterType()));
        }
        forms.putAll(named(handler.getMethod()));
        return new KnownParameters(forms);
    }

    /** Returns the parameter names. */
    Set<String> names() {
        return Set.copyOf(forms.keySet());
    }

    /** Returns the request parameters that the operation does not accept, each with its remedy. */
    List<RefusedParameter> refused(Map<String, String[]> given) {
        List<RefusedParameter> refused = new ArrayList<>();
        given.forEach((name, values) -> refusal(name, values)
                .ifPresent(message -> refused.add(new RefusedParameter(name, String.join(",", values), message))));
        return refused;
    }

    private Optional<String> refusal(String name, String[] values) {
        Form form = forms.get(name);
        if (form == null) {
            return Optional.of("is not known here: " + remedy(name));
        }
        if (form != Form.TEXTS && values.length > 1) {
            return Optional.of("is given " + values.length + " times: give it once");
        }
        return form == Form.VALUE && values[0].isEmpty()
                ? Optional.of("is empty: give it a value, or leave it out")
                : Optional.empty();
    }

    private String remedy(String unknown) {
        List<String> known = List.copyOf(forms.keySet());
        return KeySuggestion.nearest(unknown, known)
                .map(name -> "did you mean " + name + "?")
                .orElse(
                        known.isEmpty()
                                ? "this operation takes no parameters"
                                : "this operation takes " + String.join(", ", known));
    }

    private static String name(RequestParam bound, MethodParameter parameter) {
        if (!bound.name().isEmpty()) {
            return bound.name();
        }
        parameter.initParameterNameDiscovery(NAMES);
        @Nullable String name = parameter.getParameterName();
        if (name == null) {
            throw new IllegalStateException(parameter + " has no name: compile with -parameters");
        }
        return name;
    }

    private static Form form(Class<?> type) {
        if (type.isArray()) {
            return Form.TEXTS;
        }
        return type.equals(String.class) ? Form.TEXT : Form.VALUE;
    }

    private static Map<String, Form> named(AnnotatedElement element) {
        QueryParameters named = AnnotatedElementUtils.findMergedAnnotation(element, QueryParameters.class);
        if (named == null) {
            return Map.of();
        }
        Form form = named.isRepeatable() ? Form.TEXTS : Form.TEXT;
        return Arrays.stream(named.value()).collect(Collectors.toMap(Function.identity(), name -> form));
    }
}
