package net.igmpproxy.core.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RandomConfigurations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class RoundTripTest {
    private static final int DOCUMENTS = 500;

    static LongStream seeds() {
        return LongStream.range(0, DOCUMENTS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenReadsTheSame(long seed) {
        ProxyConfiguration configuration = RandomConfigurations.of(seed);

        Map<String, Object> written = ConfigurationWriter.write(configuration);

        assertThat(ConfigurationReader.read(written)).isEqualTo(configuration);
        assertThat(ConfigurationChange.between(configuration, ConfigurationReader.read(written)))
                .isEmpty();
    }

    /** Checks that the generator writes every key: the round trip does not test other keys. */
    @Test
    void theDocumentsHaveEveryKey() {
        List<String> documentKeys = new ArrayList<>();
        List<String> interfaceKeys = new ArrayList<>();
        seeds().mapToObj(RandomConfigurations::of).forEach(configuration -> {
            documentKeys.addAll(ConfigurationWriter.write(configuration).keySet());
            configuration
                    .interfaces()
                    .values()
                    .forEach(body ->
                            interfaceKeys.addAll(ConfigurationWriter.write(body).keySet()));
        });

        assertThat(new TreeSet<>(documentKeys)).containsExactlyInAnyOrderElementsOf(Keys.OF_DOCUMENT);
        assertThat(new TreeSet<>(interfaceKeys)).containsExactlyInAnyOrderElementsOf(Keys.OF_INTERFACE);
    }
}
