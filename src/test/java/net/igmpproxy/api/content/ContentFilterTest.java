package net.igmpproxy.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.igmpproxy.api.error.ProblemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Requests while all permits to create responses are taken. */
class ContentFilterTest {
    private static final Set<String> FILES = Set.of("/page/model.js");

    private final AnswerStore busy = new AnswerStore(0);
    private final ContentFilter filter = new ContentFilter(busy, new ProblemWriter(List.of()), FILES::contains);

    ContentFilterTest() {
        while (busy.begin()) {
            // Takes all permits.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/nothing.js", "/page/", "/swagger-ui/../x", "/webjars/uplot/1.js"})
    void aPathWithoutAFileTakesNoMaker(String path) throws Exception {
        assertThat(isPassedOn(path)).isTrue();
        busy.end();

        assertThat(isPassedOn(path)).isTrue();
        assertThat(busy.begin()).as("the maker is still free").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/model.js", "/v3/api-docs", "/index.html", "/"})
    void aPathWithAFileWaitsForOne(String path) throws Exception {
        assertThat(isPassedOn(path)).isFalse();
        busy.end();

        assertThat(isPassedOn(path)).isTrue();
    }

    @Test
    void otherPathsAreNoneOfItsBusiness() throws Exception {
        assertThat(isPassedOn("/api/v1/config")).isTrue();
    }

    private boolean isPassedOn(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }
}
