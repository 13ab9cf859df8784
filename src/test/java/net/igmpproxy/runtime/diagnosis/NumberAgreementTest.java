package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.SOURCE;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.RejectedSource;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates the message of every finding with counts and lists of one and of two items. */
class NumberAgreementTest {
    private static final String NOUN =
            "group|source|host|packet|router|interface|message|report|query|item|address|network";
    private static final String WORDS = "(?:[a-zA-Z]+(?:-[a-z]+)* ){0,2}?";

    private static final String ONE = "(?<![\\w.])(?:1|[Oo]ne) ";
    private static final String MANY = "(?<![\\w.])(?:[2-9]|[1-9][0-9]+) ";
    private static final String END = "(?![\\w-])";

    /** Grammatical errors: "1 groups", "1 group are", "2 group", "2 groups is". */
    private static final List<Pattern> WRONG = List.of(
            Pattern.compile(ONE + WORDS + "(?:" + NOUN + ")(?:s|es)" + END),
            Pattern.compile(ONE + WORDS + "(?:" + NOUN + ") (?:are|have|were|send|do)" + END),
            Pattern.compile(MANY + WORDS + "(?:" + NOUN + ")" + END),
            Pattern.compile(MANY + WORDS + "(?:" + NOUN + ")s (?:is|has|was|sends|does)" + END));

    private final FindingTexts texts = new FindingTexts(Situations.configuration());

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wordsAgreeWithTheNumbersInEveryFinding(int number) {
        List<Finding> findings = Arrays.stream(Finding.class.getPermittedSubclasses())
                .flatMap(type -> values(type, number).stream())
                .map(Finding.class::cast)
                .toList();

        assertThat(findings).hasSizeGreaterThan(Finding.class.getPermittedSubclasses().length);
        assertThat(findings).allSatisfy(finding -> {
            String message = texts.of(finding).message();
            assertThat(violations(message)).as(message).isEmpty();
        });
    }

    @Test
    void theCheckNoticesEachKindOfDisagreement() {
        assertThat(violations("1 source-specific groups are not asked for")).isNotEmpty();
        assertThat(violations("1 group are wanted")).isNotEmpty();
        assertThat(violations("2 source-specific group are not asked for")).isNotEmpty();
        assertThat(violations("2 groups has been reported")).isNotEmpty();
        assertThat(violations("1 source-specific group is not asked for; 2 groups have, 10 s ago, 1 of 2"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 source-specific group is not requested on eth0",
        "2, 2 source-specific groups are not requested on eth0",
        "1000, 1000 source-specific groups are not requested on eth0",
    })
    void sourceSpecificGroupsAreCounted(long groups, String text) {
        assertThat(texts.of(new Finding.SourceSpecificNotReported(WAN, 2, groups))
                        .message())
                .startsWith(text + ", ");
    }

    private static Set<String> violations(String message) {
        Set<String> found = new TreeSet<>();
        for (Pattern wrong : WRONG) {
            Matcher matcher = wrong.matcher(message);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    /** Returns values of a type with the given number as counts and list sizes: each enum constant, both booleans. */
    private static List<Object> values(Type type, int number) {
        if (type instanceof ParameterizedType generic) {
            Type item = generic.getActualTypeArguments()[0];
            return generic.getRawType().equals(List.class)
                    ? List.of(list(item, number))
                    : List.of(Optional.empty(), Optional.of(values(item, number).get(0)));
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isEnum()) {
            return List.of(simple.getEnumConstants());
        } else if (simple.isRecord() && Finding.class.equals(simple.getEnclosingClass())) {
            return records(simple, number);
        }
        return simple.equals(boolean.class) ? List.of(false, true) : List.of(example(simple, number));
    }

    private static List<Object> list(Type item, int number) {
        return item.equals(Ipv4Address.class)
                ? IntStream.rangeClosed(1, number)
                        .<Object>mapToObj(host -> Ipv4Address.of("198.51.100." + host))
                        .toList()
                : Collections.nCopies(number, values(item, number).get(0));
    }

    private static Object example(Class<?> type, int number) {
        return Stream.<Object>of(
                        number,
                        (long) number,
                        Duration.ofSeconds(number),
                        "text",
                        WAN,
                        SOURCE,
                        GROUP,
                        Ipv4Prefix.of("10.0.0.0/24"),
                        new MfcKey(SOURCE, GROUP.address()),
                        new RejectedSource(WAN, SOURCE, GROUP))
                .filter(value -> type.isInstance(value)
                        || (type.equals(int.class) && value instanceof Integer)
                        || (type.equals(long.class) && value instanceof Long))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example of " + type));
    }

    /** Returns a record for each combination of component values. */
    private static List<Object> records(Class<?> type, int number) {
        List<List<Object>> combinations = List.of(List.of());
        for (RecordComponent component : type.getRecordComponents()) {
            List<Object> values = values(component.getGenericType(), number);
            combinations = combinations.stream()
                    .flatMap(begun -> values.stream()
                            .map(value -> Stream.concat(begun.stream(), Stream.of(value))
                                    .toList()))
                    .toList();
        }
        return combinations.stream().map(arguments -> make(type, arguments)).toList();
    }

    private static Object make(Class<?> type, List<Object> arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("no instance of " + type, impossible);
        }
    }
}
