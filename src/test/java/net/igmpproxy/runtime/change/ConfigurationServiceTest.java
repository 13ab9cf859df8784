package net.igmpproxy.runtime.change;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.FieldPath;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.FileProblem;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import net.igmpproxy.runtime.storage.Revision;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationServiceTest {
    private static final Author AUTHOR = new Author("anna", "192.0.2.1");
    private static final ChangeOrder ANY_ORDER = ChangeOrder.of(AUTHOR, "a change");
    private static final ChangeOrder DISCARDING =
            new ChangeOrder(AUTHOR, "a change", version -> true, Optional.empty(), true);
    private static final ProxyConfiguration WHOLE = document(
            Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", Map.of("role", "downstream"))));
    private static final ProxyConfiguration NO_UPSTREAM = document(Map.of("interfaces", Map.of("eth1", Map.of())));

    private final InMemoryConfigurationStore store = new InMemoryConfigurationStore();
    private final FakeProxyControl control = new FakeProxyControl();
    private final InMemoryRevisionStore history = new InMemoryRevisionStore();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC);

    @AutoClose
    private final ConfigurationService service =
            new ConfigurationService(store, history, control, ConfigMode.MANAGED, clock);

    @Test
    void storesAChangeAndBringsItIntoForce() {
        assertThat(service.change(ANY_ORDER, before -> WHOLE).after()).isEqualTo(WHOLE);

        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void takesAConfigurationPieceByPiece() {
        service.change(ANY_ORDER, before -> NO_UPSTREAM);
        service.change(ANY_ORDER, before -> ProxyConfiguration.EMPTY);
        service.change(ANY_ORDER, before -> NO_UPSTREAM);

        assertThat(store.load()).isEqualTo(NO_UPSTREAM);
    }

    @Test
    void refusesToMakeAWholeConfigurationIncomplete() {
        service.change(ANY_ORDER, before -> WHOLE);

        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> NO_UPSTREAM))
                .withMessageStartingWith("At least 1 upstream interface is required!");
        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> ProxyConfiguration.EMPTY))
                .withMessageStartingWith("Must define exactly one upstream and at least one downstream interface!");
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void aDisabledConfigurationNeedNotBeWhole() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(ANY_ORDER, before -> ProxyConfiguration.EMPTY.withEnabled(false));
        service.change(ANY_ORDER, before -> ProxyConfiguration.EMPTY);

        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aChangeMadeForAnotherVersionIsStale() {
        ConfigurationVersion seen = ConfigurationVersion.of(service.configuration());
        service.change(order(seen::equals), before -> WHOLE);

        assertThatExceptionOfType(StaleConfigurationException.class)
                .isThrownBy(() -> service.change(order(seen::equals), before -> before.withEnabled(false)));
        assertThat(service.configuration()).isEqualTo(WHOLE);
    }

    @Test
    void whatCannotBeStoredDoesNotComeIntoForce() {
        store.failWith(new ConfigurationStoreException("no space left on device"));

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> WHOLE));
        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(history.revisions()).isEmpty();
    }

    @Test
    void whatCannotComeIntoForceIsNotKept() {
        control.failWith(new ProxyUnavailableException("the loop does not answer"));

        assertThatExceptionOfType(ProxyUnavailableException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> WHOLE));
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(history.revisions()).isEmpty();
    }

    @Test
    void aChangeThatChangesNothingTouchesNothing() {
        control.failWith(new ProxyUnavailableException("must not be asked"));
        store.failWith(new ConfigurationStoreException("must not be asked"));

        assertThat(service.change(ANY_ORDER, before -> before).differences()).isEmpty();
    }

    @Test
    void everyChangeIsARevisionWithItsAuthorAndItsDifference() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(ANY_ORDER.because("quickleave off"), before -> before.withQuickleave(false));

        List<Revision> revisions = service.revisions().all();
        assertThat(revisions).extracting(Revision::number).containsExactly(1L, 2L);
        assertThat(revisions.get(1).author()).isEqualTo(AUTHOR);
        assertThat(revisions.get(1).reason()).isEqualTo("quickleave off");
        assertThat(revisions.get(1).time()).isEqualTo(clock.instant());
        assertThat(revisions.get(1).changes())
                .containsExactly(new ConfigurationChange(new FieldPath("quickleave"), true, false));
        assertThat(service.revisions().get(1).configuration()).isEqualTo(WHOLE);
        assertThatExceptionOfType(UnknownRevisionException.class)
                .isThrownBy(() -> service.revisions().get(3))
                .withMessageStartingWith("Revision 3 does not exist");
    }

    @Test
    void whatTheServiceStartsWithIsARevisionIfItIsNew() {
        control.run(WHOLE);
        store.save(WHOLE);
        service.begin();
        service.begin();

        assertThat(service.revisions().all())
                .extracting(Revision::author, Revision::configuration)
                .containsExactly(tuple(Author.FILE, WHOLE));
    }

    @Test
    void whatAnotherProcessHasStoredAndEnteredIsNoRevisionOfTheStart() {
        service.change(ANY_ORDER, before -> WHOLE);
        ProxyConfiguration read = WHOLE.withQuickleave(false);
        control.run(read);

        service.begin();

        assertThat(service.revisions().all()).extracting(Revision::author).containsExactly(AUTHOR);
        assertThat(service.revisions().latest()).isOne();
        assertThat(service.adoptFile()).isTrue();
        assertThat(control.configuration()).isEqualTo(WHOLE);
        assertThat(service.revisions().all()).extracting(Revision::author).containsExactly(AUTHOR);
    }

    @Test
    void processThatIsReplacedChangesNothingThatIsStored() {
        service.change(within(Duration.ofDays(1)), before -> WHOLE);
        control.replace();

        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> service.confirm(AUTHOR),
                () -> service.takeBack(AUTHOR),
                () -> service.change(ANY_ORDER, before -> before))) {
            assertThatExceptionOfType(ProxyUnavailableException.class).isThrownBy(change);
        }
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(history.confirmation()).isPresent();
        store.save(WHOLE.withQuickleave(false));
        assertThat(service.adoptFile()).as("is tried again").isFalse();
        assertThat(service.fileProblem()).isEmpty();
        assertThat(history.revisions()).hasSize(1);
    }

    @Test
    void timeForAConfirmationThatEndsInAReplacedProcessIsOfNoAccount() {
        try (ConfigurationService old =
                new ConfigurationService(store, history, control, ConfigMode.MANAGED, Clock.systemUTC())) {
            old.change(within(Duration.ofMillis(50)), before -> WHOLE);
            control.replace();
            await().until(() -> history.confirmation().orElseThrow().deadline().isBefore(Instant.now()));
            assertThat(store.load()).isEqualTo(WHOLE);
            assertThat(history.confirmation()).isPresent();

            FakeProxyControl next = new FakeProxyControl();
            next.run(WHOLE);
            try (ConfigurationService following =
                    new ConfigurationService(store, history, next, ConfigMode.MANAGED, Clock.systemUTC())) {
                following.begin();
                await().until(() -> history.confirmation().isEmpty());
            }
        }
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(history.revisions()).extracting(Revision::author).containsExactly(AUTHOR, Author.CONFIRMATION);
    }

    @Test
    void whatANextProcessReadsFirstItLeavesAsItIs() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(within(Duration.ofSeconds(60)), before -> before.withQuickleave(false));
        Clock later = Clock.offset(clock, Duration.ofSeconds(60));

        assertThat(new StoredConfiguration(store, history, clock).read().quickleave())
                .isFalse();
        assertThat(new StoredConfiguration(store, history, later).read()).isEqualTo(WHOLE);
        assertThat(store.load().quickleave()).isFalse();
        assertThat(history.confirmation()).isPresent();
        store.save(WHOLE);
        assertThat(new StoredConfiguration(store, history, clock).read()).isEqualTo(WHOLE);
        assertThat(history.confirmation())
                .as("of a change that is about to be made")
                .isPresent();
    }

    @Test
    void whatWasReadFirstStaysWhereThatWhichIsStoredByThenIsOfNoUse() {
        StoredConfiguration stored = new StoredConfiguration(store, history, clock);
        store.save(WHOLE.withEnabled(false));
        assertThat(stored.loadAgain(WHOLE)).isEqualTo(WHOLE.withEnabled(false));
        store.save(NO_UPSTREAM);
        assertThat(stored.loadAgain(WHOLE)).isEqualTo(WHOLE);
        store.saveGarbage("line 1: no configuration");
        assertThat(stored.loadAgain(WHOLE)).isEqualTo(WHOLE);
        store.remove();
        assertThat(stored.loadAgain(WHOLE)).isEqualTo(WHOLE);
    }

    @Test
    void whatCannotBeEnteredInTheHistoryIsNotStoredEither() {
        history.failWith(new ConfigurationStoreException("no space left on device"));
        store.failWith(new ConfigurationStoreException("must not be asked"));

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> WHOLE))
                .withMessage("no space left on device");
        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void onlyTheFileChangesAReadOnlyConfiguration() {
        try (ConfigurationService readOnly =
                new ConfigurationService(store, history, control, ConfigMode.READONLY, clock)) {
            assertThatExceptionOfType(ReadOnlyConfigurationException.class)
                    .isThrownBy(() -> readOnly.change(ANY_ORDER, before -> WHOLE))
                    .withMessageContaining("change the configuration file instead");
            assertThat(readOnly.plan(ANY_ORDER, before -> WHOLE).differences()).hasSize(2);

            store.save(WHOLE);
            readOnly.adoptFile();

            assertThat(readOnly.configuration()).isEqualTo(WHOLE);
        }
    }

    @Test
    void aChangedFileIsARevisionOfItsOwn() {
        service.change(ANY_ORDER, before -> WHOLE);
        store.save(WHOLE.withQuickleave(false));

        service.adoptFile();
        service.adoptFile();

        assertThat(service.configuration()).isEqualTo(WHOLE.withQuickleave(false));
        assertThat(service.revisions().all()).extracting(Revision::author).containsExactly(AUTHOR, Author.FILE);
        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void aFileThatWouldStopTheProxyIsNotTakenAndSaidSo() {
        service.change(ANY_ORDER, before -> WHOLE);
        store.save(NO_UPSTREAM);

        service.adoptFile();

        assertThat(service.configuration()).isEqualTo(WHOLE);
        assertThat(service.fileProblem())
                .hasValueSatisfying(
                        problem -> assertThat(problem.reason()).contains("At least 1 upstream interface is required!"));

        store.save(WHOLE);
        service.adoptFile();
        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void aChangeThatNobodyConfirmsGoesBack() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(within(Duration.ofMillis(50)), before -> before.withQuickleave(false));
        assertThat(service.configuration().quickleave()).isFalse();

        await().until(() -> service.pending().isEmpty());

        assertThat(service.configuration()).isEqualTo(WHOLE);
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.revisions().all())
                .extracting(Revision::author, Revision::reason)
                .endsWith(tuple(Author.CONFIRMATION, "not confirmed"));
    }

    @Test
    void aConfirmedChangeStays() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(within(Duration.ofDays(1)), before -> before.withQuickleave(false));
        assertThat(service.pending()).hasValueSatisfying(pending -> {
            assertThat(pending.deadline()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
            assertThat(pending.before()).isEqualTo(WHOLE);
        });

        assertThat(service.confirm(AUTHOR).quickleave()).isFalse();

        assertThat(service.pending()).isEmpty();
        assertThatExceptionOfType(NothingToConfirmException.class).isThrownBy(() -> service.confirm(AUTHOR));
        assertThatExceptionOfType(NothingToConfirmException.class).isThrownBy(() -> service.takeBack(AUTHOR));
    }

    @Test
    void nothingIsChangedOnTopOfWhatIsNotConfirmed() {
        service.change(within(Duration.ofDays(1)), before -> WHOLE);

        assertThatExceptionOfType(ConfirmationPendingException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> before.withQuickleave(false)));
        assertThat(service.takeBack(AUTHOR)).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
        service.change(ANY_ORDER, before -> WHOLE);
    }

    @Test
    void aRestartDoesNotLetAnUnconfirmedChangeStay() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(within(Duration.ofSeconds(60)), before -> before.withQuickleave(false));

        assertThat(new StoredConfiguration(store, history, clock).load().quickleave())
                .as("in time")
                .isFalse();
        Clock later = Clock.offset(clock, Duration.ofSeconds(60));
        assertThat(new StoredConfiguration(store, history, later).load())
                .as("too late")
                .isEqualTo(WHOLE);
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(history.confirmation()).isEmpty();
    }

    @Test
    void aChangeThatTheCrashForestalledNeedsNoConfirmation() {
        service.change(within(Duration.ofSeconds(60)), before -> WHOLE);
        store.save(ProxyConfiguration.EMPTY);

        Clock later = Clock.offset(clock, Duration.ofSeconds(60));
        assertThat(new StoredConfiguration(store, history, later).load()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(history.confirmation()).isEmpty();
    }

    @Test
    void aFailedChangeNeedsNoConfirmation() {
        store.failWith(new ConfigurationStoreException("no space left on device"));

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> service.change(within(Duration.ofDays(1)), before -> WHOLE));
        assertThat(service.pending()).isEmpty();
    }

    @Test
    void anEditThatIsNotInForceIsNotOverwritten() {
        service.change(ANY_ORDER, before -> WHOLE);
        ProxyConfiguration edited = WHOLE.withMaxFlows(7);
        store.save(edited);

        assertThatExceptionOfType(ConfigurationEditedException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> before.withQuickleave(false)))
                .satisfies(refusal -> assertThat(refusal.differences())
                        .containsExactly(new ConfigurationChange(new FieldPath("maxFlows"), null, 7)));
        assertThatExceptionOfType(ConfigurationEditedException.class)
                .as("a plan")
                .isThrownBy(() -> service.plan(ANY_ORDER, before -> before.withQuickleave(false)));
        assertThat(store.load()).isEqualTo(edited);
        assertThat(service.configuration()).isEqualTo(WHOLE);

        service.adoptFile();
        service.change(ANY_ORDER, before -> before.withQuickleave(false));
        assertThat(store.load()).isEqualTo(edited.withQuickleave(false));
    }

    @Test
    void aRefusedEditIsNotOverwrittenUnlessThatIsAskedFor() {
        service.change(ANY_ORDER, before -> WHOLE);
        store.saveGarbage("config.yaml:3: not valid YAML");
        service.adoptFile();

        assertThatExceptionOfType(ConfigurationEditedException.class)
                .isThrownBy(() -> service.change(ANY_ORDER, before -> before.withQuickleave(false)))
                .withMessageContaining("config.yaml:3: not valid YAML")
                .withMessageContaining("overwriteFile=true");
        assertThat(service.fileProblem()).contains(FileProblem.refused("config.yaml:3: not valid YAML"));

        service.change(DISCARDING, before -> before.withQuickleave(false));
        assertThat(store.load()).isEqualTo(WHOLE.withQuickleave(false));
        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void aFileThatIsGoneHoldsNoEdit() {
        service.change(ANY_ORDER, before -> WHOLE);
        store.remove();

        service.change(ANY_ORDER, before -> before.withQuickleave(false));

        assertThat(store.load()).isEqualTo(WHOLE.withQuickleave(false));
    }

    @Test
    void removedFileStopsNothingAndIsWrittenAgainOnDemand() {
        service.change(ANY_ORDER, before -> WHOLE);
        store.remove();

        assertThat(service.adoptFile()).isTrue();
        assertThat(service.configuration()).isEqualTo(WHOLE);
        assertThat(service.fileProblem()).contains(FileProblem.missing());

        service.change(DISCARDING, before -> before);
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.fileProblem()).isEmpty();
        assertThat(history.revisions()).as("no change").hasSize(1);
    }

    @Test
    void incompleteConfigurationOutlivesItsFileToo() {
        service.change(ANY_ORDER, before -> NO_UPSTREAM);
        store.remove();

        service.adoptFile();

        assertThat(service.configuration()).isEqualTo(NO_UPSTREAM);
        assertThat(service.fileProblem()).contains(FileProblem.missing());
    }

    @Test
    void nothingIsMissingBeforeTheFirstChange() {
        assertThat(service.adoptFile()).isTrue();

        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void refusedEditIsReplacedByWhatIsInForce() {
        service.change(ANY_ORDER, before -> WHOLE);
        store.saveGarbage("config.yaml:3: not valid YAML");
        service.adoptFile();

        service.change(ANY_ORDER, before -> before);
        assertThat(service.fileProblem()).as("not asked for").isPresent();

        service.change(DISCARDING, before -> before);
        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void takingAChangeBackOverwritesNoEditEither() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(within(Duration.ofDays(1)), before -> before.withQuickleave(false));
        store.saveGarbage("config.yaml:3: not valid YAML");

        assertThatExceptionOfType(ConfigurationEditedException.class).isThrownBy(() -> service.takeBack(AUTHOR));
        assertThat(service.pending()).isPresent();
    }

    @Test
    void anUnconfirmedChangeGoesBackBesideAnEdit() {
        service.change(ANY_ORDER, before -> WHOLE);
        service.change(within(Duration.ofMillis(500)), before -> before.withQuickleave(false));
        store.saveGarbage("config.yaml:3: not valid YAML");

        await().until(() -> service.pending().isEmpty());

        assertThat(service.configuration()).isEqualTo(WHOLE);
        assertThat(store.read().refusal()).as("the edit").isPresent();
        assertThat(service.fileProblem()).isPresent();
    }

    @Test
    void aChangeThatIsInForceThoughTheLoopIsBusyIsKept() {
        control.applyAndFailWith(new ProxyUnavailableException("has not come to an end"));

        assertThat(service.change(ANY_ORDER, before -> WHOLE).after()).isEqualTo(WHOLE);

        assertThat(store.load()).isEqualTo(WHOLE);
        assertThat(service.configuration()).isEqualTo(WHOLE);
        assertThat(history.revisions()).hasSize(1);
    }

    @Test
    void aChangeThatFailsHalfwayIsUndoneInTheLoopToo() {
        control.applyAndFailWith(new KernelException("setsockopt", 12, "no memory"));

        assertThatExceptionOfType(KernelException.class).isThrownBy(() -> service.change(ANY_ORDER, before -> WHOLE));

        assertThat(service.configuration()).isEqualTo(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void anErrorIsUndoneLikeAFailure() {
        control.applyAndFailWith(new StackOverflowError());

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> service.change(within(Duration.ofDays(1)), before -> WHOLE));

        assertThat(service.configuration()).isEqualTo(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(service.pending()).isEmpty();
    }

    @Test
    void aFileIsTriedAgainWhileTheProxyIsBusy() {
        store.save(WHOLE);
        control.failWith(new ProxyUnavailableException("busy"));
        assertThat(service.adoptFile()).isFalse();

        control.failWithNothing();
        assertThat(service.adoptFile()).isTrue();
        assertThat(service.configuration()).isEqualTo(WHOLE);
        assertThat(service.fileProblem()).isEmpty();
    }

    @Test
    void aPlanSaysWhatWouldChangeAndChangesNothing() {
        assertThat(service.plan(ANY_ORDER, before -> before.withEnabled(false)).differences())
                .containsExactly(new ConfigurationChange(new FieldPath("enabled"), true, false));
        assertThat(service.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aPlanIsRefusedLikeTheChange() {
        service.change(ANY_ORDER, before -> WHOLE);

        assertThatExceptionOfType(IncompleteConfigurationException.class)
                .isThrownBy(() -> service.plan(ANY_ORDER, before -> NO_UPSTREAM));
        assertThatExceptionOfType(StaleConfigurationException.class)
                .isThrownBy(() -> service.plan(order(version -> false), before -> before));
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

    private static ChangeOrder within(Duration duration) {
        return new ChangeOrder(AUTHOR, "a change", version -> true, Optional.of(duration));
    }

    private static ChangeOrder order(Predicate<ConfigurationVersion> expected) {
        return new ChangeOrder(AUTHOR, "a change", expected, Optional.empty());
    }

    private static ProxyConfiguration document(Map<String, Object> tree) {
        return ConfigurationReader.read(tree);
    }
}
