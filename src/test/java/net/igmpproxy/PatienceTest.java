package net.igmpproxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.lab.Await;

/** Rules for waiting in tests: by {@link Await} with its common timeout, never by sleeping. */
@AnalyzeClasses(packages = "net.igmpproxy", importOptions = ImportOption.OnlyIncludeTests.class)
class PatienceTest {
    @ArchTest
    static final ArchRule conditionsAreAwaitedWithOnePatience = noClasses()
            .that()
            .doNotBelongToAnyOf(Await.class)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.awaitility.Awaitility");

    @ArchTest
    static final ArchRule noTestSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class);
}
