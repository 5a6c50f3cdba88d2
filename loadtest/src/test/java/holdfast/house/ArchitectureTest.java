package holdfast.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Where the arrows between rooms may point. */
@AnalyzeClasses(packages = "holdfast", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ENGINE = {
    "holdfast.stock..",
    "holdfast.checkout..",
    "holdfast.order..",
    "holdfast.allocation..",
    "holdfast.intake..",
    "holdfast.shop..",
    "holdfast.publish..",
    "holdfast.sweep..",
    "holdfast.feed..",
    "holdfast.catalog..",
    "holdfast.access.."
  };

  /** The thin shell around the core: the actors, what they are told, and the door to them. */
  private static final Set<String> SHELL =
      Set.of(
          "SkuEntity",
          "SkuLedger",
          "SkuMessage",
          "SkuContext",
          "Skus",
          "ExpirySweep",
          "RolloutWalk",
          "Walks",
          "CheckoutEntity",
          "CheckoutMessage",
          "CheckoutContext",
          "Checkouts",
          "DeliveryDispatch",
          "DeliveryWork",
          "Intake",
          "OrderEntity",
          "OrderMessage",
          "OrderContext",
          "Resolution",
          "Errand",
          "CartTelling",
          "Shelving",
          "Reading",
          "Settling",
          "Orders",
          "SweepWalk",
          "StoreEntity",
          "StoreMessage",
          "StoreContext",
          "StoreRounds",
          "StoreSteps",
          "StoreHistory",
          "Stores",
          "PublishSweep",
          "FeedSweep");

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(ENGINE)
          .and(
              DescribedPredicate.describe(
                  "not of the shell", type -> !SHELL.contains(outermost(type))));

  @ArchTest
  static final ArchRule theCoreKnowsNoActorsDatabasesOrNetworks =
      noClasses()
          .that(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko..",
              "scala..",
              "java.sql..",
              "javax.sql..",
              "java.net..",
              "com.fasterxml..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule theCoreHasNoClock =
      noClasses()
          .that(CORE)
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class);

  @ArchTest
  static final ArchRule theCoreIsNeverRandom =
      noClasses()
          .that(CORE)
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class);

  @ArchTest
  static final ArchRule theEngineKnowsNoSqlAndNoHttp =
      noClasses()
          .that()
          .resideInAnyPackage(ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "slick..", "org.h2..", "org.apache.pekko.http..");

  @ArchTest
  static final ArchRule modulesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("engine")
          .definedBy(ENGINE)
          .layer("persistence")
          .definedBy("holdfast.persistence..")
          .layer("http-gateway")
          .definedBy(
              "holdfast",
              "holdfast.http..",
              "holdfast.delivery..",
              "holdfast.outbound..",
              "holdfast.generic..",
              "holdfast.shopify..",
              "holdfast.woocommerce..")
          .layer("loadtest")
          .definedBy("holdfast.loadtest..")
          .whereLayer("loadtest")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("http-gateway")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("persistence")
          .mayOnlyBeAccessedByLayers("http-gateway");

  @ArchTest
  static final ArchRule theLoadTestIsABlackBoxTest =
      noClasses()
          .that()
          .resideInAPackage("holdfast.loadtest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "holdfast",
              "holdfast.stock..",
              "holdfast.allocation..",
              "holdfast.checkout..",
              "holdfast.intake..",
              "holdfast.order..",
              "holdfast.shop..",
              "holdfast.catalog..",
              "holdfast.access..",
              "holdfast.persistence..",
              "holdfast.http..",
              "holdfast.delivery..",
              "holdfast.outbound..",
              "holdfast.generic..",
              "holdfast.shopify..",
              "holdfast.woocommerce..",
              "org.apache.pekko..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("holdfast.(**)").should().beFreeOfCycles();

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElseGet(type::getSimpleName);
  }
}
