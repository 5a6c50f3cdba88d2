package holdfast.loadtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.LoadClient;

/** Who judges a history has it in hand and asks nobody. */
@AnalyzeClasses(packages = "holdfast.loadtest", importOptions = DoNotIncludeTests.class)
class RoomsTest {
  @ArchTest
  static final ArchRule judgesAskNobody =
      noClasses()
          .that()
          .resideInAnyPackage("holdfast.loadtest.history", "holdfast.loadtest.audit")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(LoadClient.class, Api.class);
}
