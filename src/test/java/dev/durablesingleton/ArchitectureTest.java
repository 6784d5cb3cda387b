package dev.durablesingleton;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of docs/architecture.md, on the compiled classes of the app, the host and the kit. */
@DisplayName("The packages")
class ArchitectureTest {

  private static final String BASE = "dev.durablesingleton.";

  /** The package of the library's entry, which has no name below the base. */
  private static final String ROOT = "";

  /** The packages that other projects may use. */
  private static final String[] PUBLIC_API = {qualified(ROOT), qualified("start")};

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(Path.of("target/classes"), Path.of("target/local-classes"));

  /** Which packages of this project a package may use, besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          // The library: its public API, and what is behind it.
          Map.entry(
              ROOT,
              Set.of(
                  "start",
                  "internal.app",
                  "internal.client",
                  "internal.dashboard",
                  "internal.http",
                  "internal.keeper",
                  "internal.settings",
                  "internal.start")),
          Map.entry("start", Set.of()),
          Map.entry("internal.json", Set.of()),
          Map.entry("internal.client", Set.of()),
          Map.entry("internal.links", Set.of()),
          Map.entry("internal.start", Set.of("start", "internal.client", "internal.json")),
          Map.entry(
              "internal.settings",
              Set.of("start", "internal.json", "internal.links", "internal.start")),
          Map.entry(
              "internal.app", Set.of("internal.client", "internal.settings", "internal.start")),
          Map.entry(
              "internal.http",
              Set.of(
                  "start",
                  "internal.app",
                  "internal.client",
                  "internal.json",
                  "internal.links",
                  "internal.settings",
                  "internal.start")),
          Map.entry(
              "internal.keeper",
              Set.of("start", "internal.client", "internal.settings", "internal.start")),
          Map.entry(
              "internal.dashboard",
              Set.of(
                  "start",
                  "internal.app",
                  "internal.client",
                  "internal.json",
                  "internal.links",
                  "internal.settings",
                  "internal.start",
                  "internal.dashboard.history")),
          Map.entry("internal.dashboard.history", Set.of("internal.json")),
          // The deployed app, which uses the public API only.
          Map.entry("functions", Set.of(ROOT)),
          Map.entry("samples", Set.of(ROOT)),
          // The host, from the bottom up.
          Map.entry("local.launcher", Set.of()),
          Map.entry("local.concurrent", Set.of()),
          Map.entry("local.lifecycle", Set.of("local.concurrent", "local.log")),
          Map.entry("local.log", Set.of()),
          Map.entry("local.json", Set.of()),
          Map.entry("local.messages", Set.of()),
          Map.entry("local.files", Set.of()),
          Map.entry("local.store", Set.of("local.files")),
          Map.entry("local.transport", Set.of()),
          Map.entry("local.transport.grpc", Set.of("local.transport")),
          Map.entry(
              "local.functionapp",
              Set.of("local.json", "local.log", "local.store", "local.transport")),
          Map.entry("local.engine.entity", Set.of("local.json", "local.messages", "local.store")),
          Map.entry("local.engine.options", Set.of("local.messages")),
          Map.entry("local.engine.work", Set.of("local.engine.entity", "local.messages")),
          Map.entry(
              "local.engine.history",
              Set.of("local.engine.options", "local.engine.work", "local.messages", "local.store")),
          Map.entry("local.engine.loop", Set.of("local.concurrent", "local.log", "local.store")),
          Map.entry(
              "local.engine.view",
              Set.of(
                  "local.engine.entity", "local.engine.history", "local.messages", "local.store")),
          Map.entry(
              "local.engine.state",
              Set.of(
                  "local.engine.entity",
                  "local.engine.history",
                  "local.engine.loop",
                  "local.engine.options",
                  "local.engine.view",
                  "local.engine.work",
                  "local.messages",
                  "local.store")),
          Map.entry(
              "local.engine.command",
              Set.of(
                  "local.engine.entity",
                  "local.engine.history",
                  "local.engine.loop",
                  "local.engine.options",
                  "local.engine.state",
                  "local.engine.view",
                  "local.json",
                  "local.messages",
                  "local.store")),
          Map.entry(
              "local.engine.turn",
              Set.of(
                  "local.engine.command",
                  "local.engine.entity",
                  "local.engine.history",
                  "local.engine.loop",
                  "local.engine.options",
                  "local.engine.state",
                  "local.engine.work",
                  "local.messages",
                  "local.store")),
          Map.entry(
              "local.engine",
              Set.of(
                  "local.engine.command",
                  "local.engine.entity",
                  "local.engine.history",
                  "local.engine.loop",
                  "local.engine.options",
                  "local.engine.state",
                  "local.engine.turn",
                  "local.engine.view",
                  "local.engine.work",
                  "local.log",
                  "local.messages",
                  "local.store")),
          Map.entry(
              "local.rpc",
              Set.of(
                  "local.concurrent",
                  "local.engine",
                  "local.engine.command",
                  "local.engine.entity",
                  "local.engine.history",
                  "local.engine.work",
                  "local.log",
                  "local.messages",
                  "local.store",
                  "local.transport",
                  "local.transport.grpc")),
          Map.entry(
              "local.builtin",
              Set.of(
                  "local.engine.work",
                  "local.functionapp",
                  "local.json",
                  "local.log",
                  "local.messages")),
          Map.entry("local.worker", Set.of("local.functionapp", "local.log", "local.concurrent")),
          Map.entry(
              "local.triggers",
              Set.of(
                  "local.concurrent",
                  "local.engine.entity",
                  "local.engine.work",
                  "local.functionapp",
                  "local.json",
                  "local.log",
                  "local.messages",
                  "local.worker")),
          Map.entry(
              "local.triggers.timer",
              Set.of(
                  "local.files",
                  "local.functionapp",
                  "local.json",
                  "local.log",
                  "local.worker",
                  "local.concurrent")),
          Map.entry(
              "local.replay",
              Set.of(
                  "local.engine.history",
                  "local.engine.options",
                  "local.engine.work",
                  "local.messages",
                  "local.functionapp",
                  "local.log",
                  "local.store",
                  "local.triggers",
                  "local.worker")),
          Map.entry("local.web.http", Set.of("local.json")),
          Map.entry("local.web.keys", Set.of("local.files", "local.functionapp", "local.web.http")),
          Map.entry("local.web.routing", Set.of("local.functionapp", "local.log")),
          Map.entry(
              "local.web.function",
              Set.of(
                  "local.functionapp",
                  "local.json",
                  "local.log",
                  "local.web.http",
                  "local.web.routing",
                  "local.worker")),
          Map.entry(
              "local.web.admin",
              Set.of(
                  "local.functionapp",
                  "local.json",
                  "local.web.function",
                  "local.web.http",
                  "local.web.keys",
                  "local.web.routing",
                  "local.worker")),
          Map.entry(
              "local.web.management",
              Set.of(
                  "local.engine",
                  "local.engine.command",
                  "local.engine.entity",
                  "local.functionapp",
                  "local.json",
                  "local.log",
                  "local.messages",
                  "local.store",
                  "local.web.http")),
          Map.entry(
              "local.web",
              Set.of(
                  "local.engine",
                  "local.functionapp",
                  "local.log",
                  "local.concurrent",
                  "local.web.admin",
                  "local.web.function",
                  "local.web.http",
                  "local.web.keys",
                  "local.web.management",
                  "local.web.routing",
                  "local.worker")),
          Map.entry(
              "local.host",
              Set.of(
                  "local.builtin",
                  "local.concurrent",
                  "local.engine",
                  "local.engine.options",
                  "local.engine.work",
                  "local.files",
                  "local.functionapp",
                  "local.lifecycle",
                  "local.log",
                  "local.replay",
                  "local.rpc",
                  "local.store",
                  "local.transport",
                  "local.triggers",
                  "local.triggers.timer",
                  "local.web",
                  "local.web.function",
                  "local.web.keys",
                  "local.worker")),
          Map.entry(
              "local.cli",
              Set.of(
                  "local.functionapp",
                  "local.host",
                  "local.concurrent",
                  "local.launcher",
                  "local.lifecycle",
                  "local.log",
                  "local.replay",
                  "local.rpc",
                  "local.store",
                  "local.web")),
          Map.entry(
              "local.cli.durable",
              Set.of(
                  "local.functionapp",
                  "local.host",
                  "local.json",
                  "local.store",
                  "local.web.http",
                  "local.web.management")),
          // The test kit.
          Map.entry("testkit.history", Set.of("local.messages")),
          Map.entry(
              "testkit",
              Set.of(
                  "local.concurrent",
                  "local.engine",
                  "local.engine.command",
                  "local.engine.entity",
                  "local.engine.options",
                  "local.engine.work",
                  "local.functionapp",
                  "local.log",
                  "local.messages",
                  "local.replay",
                  "local.rpc",
                  "local.store",
                  "local.transport",
                  "local.triggers",
                  "local.web.function",
                  "local.web.http",
                  "local.web.routing",
                  "local.worker",
                  "testkit.history")));

  /** NullAway does not check generated code. */
  private static final Set<String> NOT_NULL_MARKED = Set.of("local.messages");

  @TestFactory
  Stream<DynamicTest> use_only_the_packages_that_they_may_use() {
    return MAY_USE.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    qualified(rule.getKey()), () -> checkUses(rule.getKey(), rule.getValue())));
  }

  private static void checkUses(String name, Set<String> others) {
    String[] allowed =
        Stream.concat(Stream.of(name), others.stream())
            .map(ArchitectureTest::qualified)
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = resideInAPackage(BASE + ".");
    classes()
        .that(resideInAPackage(qualified(name)))
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.not(ours).or(resideInAnyPackage(allowed)))
        .because("docs/architecture.md says which package may use which")
        .check(CLASSES);
  }

  @Test
  void are_all_covered_by_a_rule() {
    assertThat(names(each -> true)).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @Test
  void are_null_marked() {
    assertThat(names(each -> !each.isAnnotatedWith(NullMarked.class)))
        .as("packages without @NullMarked in their package-info.java")
        .isSubsetOf(NOT_NULL_MARKED);
  }

  @Test
  void use_Optional_as_a_return_value_only() {
    String[] unmarked = NOT_NULL_MARKED.stream().map(BASE::concat).toArray(String[]::new);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackages(unmarked)
        .should()
        .notHaveRawType(Optional.class)
        .because("an absent value is null, and its field is @Nullable")
        .check(CLASSES);
    codeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackages(unmarked)
        .should(haveNoParameterOf(Optional.class))
        .because("an absent argument is null, and its parameter is @Nullable")
        .check(CLASSES);
  }

  private static String qualified(String name) {
    return name.equals(ROOT) ? "dev.durablesingleton" : BASE + name;
  }

  private static Set<String> names(Predicate<JavaPackage> condition) {
    return CLASSES.stream()
        .filter(each -> !each.getSimpleName().equals("package-info"))
        .map(JavaClass::getPackage)
        .filter(condition)
        .map(each -> (each.getName() + ".").substring(BASE.length()))
        .map(each -> each.isEmpty() ? each : each.substring(0, each.length() - 1))
        .collect(toCollection(TreeSet::new));
  }

  private static ArchCondition<JavaCodeUnit> haveNoParameterOf(Class<?> type) {
    return new ArchCondition<>("have no parameter of " + type.getName()) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean isSynthetic = unit.getModifiers().contains(JavaModifier.SYNTHETIC);
        if (!isSynthetic
            && unit.getRawParameterTypes().stream().anyMatch(each -> each.isEquivalentTo(type))) {
          events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
        }
      }
    };
  }

  @Test
  void have_no_cycles() {
    slices().matching(BASE + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void of_the_app_know_nothing_of_the_host_and_the_kit() {
    noClasses()
        .that(resideInAPackage(BASE + ".").and(DescribedPredicate.not(hostOrKit())))
        .should()
        .dependOnClassesThat(hostOrKit())
        .because("only the app is deployed")
        .check(CLASSES);
  }

  @Test
  void of_the_library_are_the_public_api_or_internal() {
    classes()
        .that(resideInAPackage(BASE + "."))
        .and(DescribedPredicate.not(hostOrKit()))
        .and()
        .arePublic()
        .should()
        .resideInAnyPackage(
            concat(PUBLIC_API, BASE + "internal..", BASE + "functions", BASE + "samples"))
        .because("what is public is a promise, except in packages named internal")
        .check(CLASSES);
  }

  @Test
  void of_the_public_api_show_nothing_internal() {
    codeUnits()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(PUBLIC_API)
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .arePublic()
        .should(haveNoTypeOf(BASE + "internal"))
        .because("a user could not name it")
        .check(CLASSES);
  }

  @Test
  void of_the_library_contain_no_function() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(concat(PUBLIC_API, BASE + "internal.."))
        .should()
        .notBeAnnotatedWith(FunctionName.class)
        .because("the Functions plugin would add it to each app that uses the library")
        .check(CLASSES);
  }

  private static String[] concat(String[] packages, String... others) {
    return Stream.of(packages, others).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void use_nothing_of_the_sdks_implementation() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.microsoft.durabletask.implementation..")
        .because("it changes with each version of the SDK; the host defines the messages itself")
        .check(CLASSES);
  }

  @Test
  void of_the_host_use_nothing_of_the_sdk() {
    noClasses()
        .that(resideInAPackage(BASE + "local.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.microsoft.durabletask..")
        .because("a package contains its own SDK, of any version")
        .check(CLASSES);
  }

  @Test
  void of_the_kit_show_nothing_of_the_sdks_implementation() {
    codeUnits()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(BASE + "testkit", BASE + "testkit.history")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(haveNoTypeOf("com.microsoft.durabletask.implementation"))
        .because("it changes with each version of the SDK")
        .check(CLASSES);
  }

  private static ArchCondition<JavaCodeUnit> haveNoTypeOf(String packagePrefix) {
    return new ArchCondition<>("have no type of " + packagePrefix + " in their signature") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream()
                    .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()))
            .filter(type -> type.getPackageName().startsWith(packagePrefix))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " has " + type.getName())));
      }
    };
  }

  private static DescribedPredicate<JavaClass> hostOrKit() {
    return resideInAnyPackage(BASE + "local..", BASE + "testkit..");
  }
}
