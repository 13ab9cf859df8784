package net.igmpproxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.igmpproxy.api.error.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    private static final List<String> ALL =
            IntStream.range(10, 35).mapToObj(Integer::toString).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 24, 25, 26})
    void thePagesTogetherAreTheList(int limit) {
        List<String> items = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            ItemList<String> page = page(Integer.toString(limit), cursor, ALL);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit).isNotEmpty();
            items.addAll(page.items());
            cursor = page.next();
        }
        assertThat(items).isEqualTo(ALL);
    }

    @Test
    void whatGoesBetweenTwoPagesHidesNoOtherItem() {
        String cursor = Objects.requireNonNull(page("5", "", ALL).next());
        List<String> fewer = ALL.subList(5, ALL.size());

        assertThat(page("5", cursor, fewer).items()).containsExactly("15", "16", "17", "18", "19");
    }

    @Test
    void aListIsOnePageUnlessItIsLong() {
        assertThat(page("", "", ALL)).isEqualTo(new ItemList<>(ALL));
        List<String> many =
                IntStream.range(10_000, 12_000).mapToObj(Integer::toString).toList();
        assertThat(page("", "", many).items()).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "ten", "1.5", " 5", "99999999999"})
    void aLimitThatIsNoneIsRefused(String limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of(limit, ""))
                .withMessage("The parameter limit must be a whole number from 1 to 10000");
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PageRequest.of("", "a b"));
    }

    private static ItemList<String> page(String limit, String cursor, List<String> all) {
        return PageRequest.of(limit, cursor).cut(all, UnaryOperator.identity(), UnaryOperator.identity());
    }
}
