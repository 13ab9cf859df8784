package net.igmpproxy.runtime;

import static net.igmpproxy.runtime.ConfigurationService.ANY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import net.igmpproxy.core.config.ConfigurationChange;
import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.config.FieldPath;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationServiceTest {
    private static final ProxyConfiguration WHOLE = document(
            Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", Map.of("role", "downstream"))));
    private static final ProxyConfiguration NO_UPSTREAM = document(Map.of("interfaces", Map.of("eth1", Map.of())));

    private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();
    private final FakeProxyControl control = new FakeProxyControl();
    private final ConfigurationService service = new ConfigurationService(store, control);

    @Test
    void storesAChangeAndBringsItIntoForce() {
        assertThat(service.change(ANY_VERSION, before -> WHOLE)).isEqualTo(WHOLE);

        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void takesAConfigurationPieceByPiece() {
        service.change(ANY_VERSION, before -> NO_UPSTREAM);
        service.change(ANY_VERSION, before -> ProxyConfiguration.EMPTY);
        service.change(ANY_VERSION, before -> NO_UPSTREAM);

        assertThat(store.load()).isEqualTo(NO_UPSTREAM);
    }

    @Test
    void refusesToMakeAWholeConfigurationIncomplete() {
        service.change(ANY_VERSION, before -> WHOLE);

        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> service.change(ANY_VERSION, before -> NO_UPSTREAM))
                .withMessageStartingWith("At least 1 upstream interface is required!");
        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> service.change(ANY_VERSION, before -> ProxyConfiguration.EMPTY))
                .withMessageStartingWith("Must define exactly one upstream and at least one downstream interface!");
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void aDisabledConfigurationNeedNotBeWhole() {
        service.change(ANY_VERSION, before -> WHOLE);
        service.change(ANY_VERSION, before -> ProxyConfiguration.EMPTY.withEnabled(false));
        service.change(ANY_VERSION, before -> ProxyConfiguration.EMPTY);

        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aChangeMadeForAnotherVersionIsStale() {
        ConfigurationVersion seen = ConfigurationVersion.of(service.configuration());
        service.change(seen::equals, before -> WHOLE);

        assertThatExceptionOfType(StaleConfigurationException.class)
                .isThrownBy(() -> service.change(seen::equals, before -> before.withEnabled(false)));
        assertThat(service.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void whatCannotBeStoredDoesNotComeIntoForce() {
        store.failWith(new ConfigurationStoreException("no space left on device"));

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> service.change(ANY_VERSION, before -> WHOLE));
        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void whatCannotComeIntoForceIsNotKept() {
        control.failWith(new ProxyUnavailableException("the loop does not answer"));

        assertThatExceptionOfType(ProxyUnavailableException.class)
                .isThrownBy(() -> service.change(ANY_VERSION, before -> WHOLE));
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aChangeThatChangesNothingTouchesNothing() {
        control.failWith(new ProxyUnavailableException("must not be asked"));
        store.failWith(new ConfigurationStoreException("must not be asked"));

        assertThat(service.change(ANY_VERSION, before -> before)).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aPlanSaysWhatWouldChangeAndChangesNothing() {
        assertThat(service.plan(ANY_VERSION, before -> before.withEnabled(false)))
                .containsExactly(new ConfigurationChange(new FieldPath("enabled"), true, false));
        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aPlanIsRefusedLikeTheChange() {
        service.change(ANY_VERSION, before -> WHOLE);

        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> service.plan(ANY_VERSION, before -> NO_UPSTREAM));
        assertThatExceptionOfType(StaleConfigurationException.class)
                .isThrownBy(() -> service.plan(version -> false, before -> before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstream", "downstream", "disabled"})
    void theVersionFollowsTheContentAndNothingElse(String role) {
        ProxyConfiguration one = document(Map.of("interfaces", Map.of("eth1", Map.of("role", role))));
        ProxyConfiguration same =
                document(Map.of("enabled", true, "interfaces", Map.of("eth1", Map.of("threshold", 1, "role", role))));

        assertThat(ConfigurationVersion.of(one)).isEqualTo(ConfigurationVersion.of(same));
        assertThat(ConfigurationVersion.of(one)).isNotEqualTo(ConfigurationVersion.of(one.withEnabled(false)));
        assertThat(ConfigurationVersion.of(one).value()).matches("[0-9a-f]{32}");
    }

    private static ProxyConfiguration document(Map<String, Object> tree) {
        return ConfigurationReader.read(tree);
    }
}
