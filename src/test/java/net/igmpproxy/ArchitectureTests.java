package net.igmpproxy;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Dependency rules between packages: a pure core in a thin shell, with dependencies that point inward only. A rule for
 * an empty package holds trivially.
 */
@AnalyzeClasses(packages = "net.igmpproxy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    private static final String ROOT = "net.igmpproxy";
    private static final int MOST_CLASSES = 25;
    private static final String CORE = ROOT + ".core..";
    private static final String RUNTIME = ROOT + ".runtime..";
    private static final String LINUX = ROOT + ".linux..";
    private static final String STORE = ROOT + ".store..";
    private static final String API = ROOT + ".api..";
    private static final String EXCHANGE = ROOT + ".exchange..";
    private static final String LAUNCH = ROOT + ".launch..";
    private static final String METRICS = ROOT + ".metrics..";
    private static final String JSPECIFY = "org.jspecify.annotations";
    private static final String SLF4J = "org.slf4j..";

    @ArchTest
    static final ArchRule coreDoesNoInputOrOutputAndKnowsNoFramework = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    CORE,
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.nio.charset",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "java.time",
                    JSPECIFY));

    @ArchTest
    static final ArchRule exchangeTurnsTextIntoConfigurationsAndDoesNoInputOrOutput = classes()
            .that()
            .resideInAPackage(EXCHANGE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    EXCHANGE,
                    ROOT + ".core.addr",
                    ROOT + ".core.config..",
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.nio.charset",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "java.time",
                    JSPECIFY));

    @ArchTest
    static final ArchRule coreIsGivenTimeAndRandomness = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .accessTargetWhere(targetOwner(type(System.class)).and(target(not(name("arraycopy")))))
            .orShould()
            .callMethodWhere(targetOwner(resideInAPackage("java.time")).and(target(name("now"))))
            .orShould()
            .dependOnClassesThat(type(Clock.class))
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructorWhere(targetOwner(assignableTo(Random.class)));

    @ArchTest
    static final ArchRule corePackagesSeeInwardOnly = CompositeArchRule.of(coreSees("addr"))
            .and(coreSees("timer"))
            .and(coreSees("wire", "addr"))
            .and(coreSees("membership", "addr"))
            .and(coreSees("config", "addr"))
            .and(coreSees("forwarding", "addr", "membership", "timer"))
            .and(coreSees("querier", "addr", "wire", "config"))
            .and(coreSees("router", "addr", "wire", "membership", "config", "timer", "querier"))
            .and(coreSees("host", "addr", "wire", "membership", "timer", "querier"));

    @ArchTest
    static final ArchRule runtimeSeesTheCoreAndNoOtherPartOfTheShell = classes()
            .that()
            .resideInAPackage(RUNTIME)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    RUNTIME,
                    CORE,
                    "java..",
                    SLF4J,
                    JSPECIFY,
                    "org.springframework.context..",
                    "org.springframework.stereotype"));

    @ArchTest
    static final ArchRule linuxSeesThePortsAndTheirValuesOnly = classes()
            .that()
            .resideInAPackage(LINUX)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    LINUX,
                    ROOT + ".runtime.port",
                    ROOT + ".runtime.probe",
                    ROOT + ".runtime.storage",
                    ROOT + ".runtime.task",
                    ROOT + ".core.addr",
                    ROOT + ".core.forwarding..",
                    ROOT + ".core.rate",
                    ROOT + ".core.wire",
                    "java..",
                    "jnr..",
                    SLF4J,
                    JSPECIFY));

    @ArchTest
    static final ArchRule storeSeesItsPortAndTheConfigurationOnly = classes()
            .that()
            .resideInAPackage(STORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    STORE,
                    EXCHANGE,
                    ROOT + ".runtime.storage",
                    ROOT + ".core.config..",
                    ROOT + ".core.addr",
                    "java..",
                    "org.yaml.snakeyaml..",
                    "org.springframework.context.annotation..",
                    "org.springframework.boot.context.properties..",
                    "org.springframework.boot.diagnostics..",
                    SLF4J,
                    JSPECIFY));

    @ArchTest
    static final ArchRule metricsSeeNoOtherEdgeOfTheShell = noClasses()
            .that()
            .resideInAPackage(METRICS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(API, STORE, LINUX));

    @ArchTest
    static final ArchRule apiSeesNeitherTheProtocolNorTheKernel = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(ROOT + ".core.wire..", ROOT + ".core.router..", ROOT + ".core.host..", LINUX));

    @ArchTest
    static final ArchRule apiFeaturesShareNothingButErrorsChangesAndQueries = slices().matching(ROOT + ".api.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(),
                    resideInAnyPackage(ROOT + ".api.error..", ROOT + ".api.change..", ROOT + ".api.query.."));

    @ArchTest
    static final ArchRule onlyTheLaunchKnowsLinux = noClasses()
            .that()
            .resideOutsideOfPackages(LINUX, LAUNCH, ROOT)
            .should()
            .dependOnClassesThat(resideInAPackage(LINUX));

    @ArchTest
    static final ArchRule onlyLinuxCallsNativeCode = onlyIn(LINUX, "jnr..", "com.kenai..");

    @ArchTest
    static final ArchRule onlyMetricsKnowTheMeterRegistry = onlyIn(METRICS, "io.micrometer..");

    @ArchTest
    static final ArchRule onlyTheApiKnowsTheWeb = onlyIn(
            API,
            "org.springframework.web..",
            "org.springframework.http..",
            "jakarta.servlet..",
            "tools.jackson..",
            "com.fasterxml.jackson..",
            "io.swagger..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsYaml = onlyIn(STORE, "org.yaml..");

    @ArchTest
    static final ArchRule onlyTheRuntimeMakesThreads = noClasses()
            .that()
            .resideOutsideOfPackage(RUNTIME)
            .should()
            .callConstructorWhere(targetOwner(
                    assignableTo(Thread.class).or(assignableTo(Executor.class)).or(assignableTo(Timer.class))))
            .orShould()
            .dependOnClassesThat(type(Executors.class));

    @ArchTest
    static final ArchRule tradesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule portsKnowNoOtherPartOfTheRuntime = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".runtime.port", ROOT + ".runtime.probe", ROOT + ".runtime.storage")
            .should()
            .dependOnClassesThat(resideInAPackage(RUNTIME)
                    .and(not(resideInAnyPackage(
                            ROOT + ".runtime.port", ROOT + ".runtime.probe", ROOT + ".runtime.storage"))));

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule controllersArePackagePrivateAndInTheApi = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage(API);

    @ArchTest
    static final ArchRule propertiesAreRecords = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<JavaPackage> packages = classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

        assertThat(packages).isNotEmpty().allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static void packagesAreSmallEnoughToSurvey(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    /**
     * Allows a core package to depend on itself and the named core packages, and on no other package of this program.
     */
    private static ArchRule coreSees(String packageName, String... others) {
        String[] seen =
                Arrays.stream(others).map(ArchitectureTests::corePackage).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(corePackage(packageName))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(seen)
                        .or(resideInAPackage(corePackage(packageName)))
                        .or(resideOutsideOfPackage(ROOT + "..")))
                .allowEmptyShould(true);
    }

    private static String corePackage(String packageName) {
        return ROOT + ".core." + packageName + "..";
    }

    private static ArchRule onlyIn(String user, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(user)
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries));
    }
}
