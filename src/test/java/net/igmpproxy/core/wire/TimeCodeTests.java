package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeCodeTests {
    private static IntStream codes() {
        return IntStream.rangeClosed(0, 0xff);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeComesBackFromItsValue(int code) {
        assertThat(TimeCode.codeOf(TimeCode.valueOf(code))).isEqualTo(code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasTheValueOfTheRfcsFormula(int code) {
        int mantissa = code % 16;
        int exponent = code / 16 % 8;
        long expected = code < 128 ? code : Math.round((mantissa + 16) * Math.pow(2, exponent + 3));

        assertThat(TimeCode.valueOf(code)).isEqualTo((int) expected);
    }

    @Test
    void aValueWithoutACodeGetsTheLargestOneBelowIt() {
        TreeMap<Integer, Integer> codeByValue = new TreeMap<>();
        codes().forEach(code -> codeByValue.put(TimeCode.valueOf(code), code));

        assertThat(IntStream.rangeClosed(0, TimeCode.MAX_VALUE + 1000))
                .allSatisfy(value -> assertThat(TimeCode.codeOf(value))
                        .isEqualTo(codeByValue.floorEntry(value).getValue()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "127, 127", "128, 128", "135, 128", "136, 129", "31744, 255", "2147483647, 255"})
    void knownValuesHaveKnownCodes(int value, int code) {
        assertThat(TimeCode.codeOf(value)).isEqualTo(code);
    }
}
