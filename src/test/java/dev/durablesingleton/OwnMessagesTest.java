package dev.durablesingleton;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checks the compiled classes of the app, the host and the test kit. */
@DisplayName("The SDK")
class OwnMessagesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(Path.of("target/classes"), Path.of("target/local-classes"));

  @Test
  void has_internal_classes_that_nothing_uses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.microsoft.durabletask.implementation..")
        .because("they change from version to version; the host defines the messages itself")
        .check(CLASSES);
  }

  @Test
  void is_not_used_by_the_host() {
    classes()
        .that(resideInAPackage("dev.durablesingleton.local.."))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("com.microsoft.durabletask..")))
        .because("a package contains its own SDK, of any version")
        .check(CLASSES);
  }
}
