package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTests {
    private static final int MAX_CODE = 255;

    @Test
    void everyCodeComesBackFromItsValue() {
        assertThat(codes())
                .hasSize(256)
                .allSatisfy(code ->
                        assertThat(TimeCode.codeOf(TimeCode.valueOf(code))).isEqualTo(code));
    }

    @Test
    void everyCodeHasTheValueOfTheRfcsFormula() {
        assertThat(codes())
                .allSatisfy(code -> assertThat(TimeCode.valueOf(code)).isEqualTo(formula(code)));
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

    private static IntStream codes() {
        return IntStream.rangeClosed(0, MAX_CODE);
    }

    private static int formula(int code) {
        int exponent = code / 16 % 8;
        int mantissa = code % 16;
        return code < 128 ? code : (mantissa + 16) * (int) Math.pow(2, exponent + 3);
    }
}
