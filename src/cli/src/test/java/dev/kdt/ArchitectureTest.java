package dev.kdt;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.kdt.cli.Main;
import dev.kdt.lambda.FirehoseHandler;
import dev.kdt.lambda.KinesisHandler;
import dev.kdt.lambda.loop.RuntimeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between the rooms: who may look at whom. The picture of it is in the root package's description. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar!"))
            .importPackages("dev.kdt");

    private static final List<String> ENGINE =
            List.of("bytes", "unit", "library", "record", "json", "codec", "jq", "pipeline");

    /** A room, and all the rooms that it may look at. Between modules the compiler guards the same. */
    private static final Map<String, List<String>> MAY_LOOK_AT = Map.ofEntries(
            Map.entry("bytes", List.of()),
            Map.entry("unit", List.of()),
            Map.entry("library", List.of()),
            Map.entry("record", List.of("bytes")),
            Map.entry("json", List.of("bytes")),
            Map.entry("codec", List.of("bytes", "library", "record", "json")),
            Map.entry("jq", List.of("bytes", "record", "json")),
            Map.entry("pipeline", List.of("bytes", "unit", "library", "record", "json", "codec", "jq")),
            Map.entry("generate", ENGINE),
            Map.entry("local", and(ENGINE, "endpoint")),
            Map.entry("endpoint", and(ENGINE, "local")),
            Map.entry("load", List.of("bytes", "record")),
            Map.entry("flow", ENGINE),
            Map.entry("aws", and(ENGINE, "flow")),
            Map.entry("destination", and(ENGINE, "flow", "aws")),
            Map.entry("audit", List.of("bytes", "record", "json", "codec", "pipeline", "flow")),
            Map.entry("redrive", List.of("bytes", "record", "json", "codec", "pipeline", "flow")),
            Map.entry("lambda", and(ENGINE, "flow", "aws", "destination")),
            Map.entry(
                    "cli",
                    and(
                            ENGINE,
                            "generate",
                            "endpoint",
                            "load",
                            "flow",
                            "aws",
                            "audit",
                            "redrive",
                            "destination",
                            "lambda")));

    @TestFactory
    List<DynamicTest> roomsLookOnlyAtTheRoomsTheyMay() {
        return MAY_LOOK_AT.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(
                        room, () -> roomLooksOnlyAt(room).check(CODE)))
                .toList();
    }

    @Test
    void everyClassLivesInARoom() {
        String[] rooms =
                MAY_LOOK_AT.keySet().stream().map(ArchitectureTest::inRoom).toArray(String[]::new);
        classes()
                .that()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .resideInAnyPackage(rooms)
                .check(CODE);
    }

    @Test
    void thereAreNoCycles() {
        slices().assignedFrom(slicedBy(ArchitectureTest::room))
                .should()
                .beFreeOfCycles()
                .check(CODE);
        slices().assignedFrom(slicedBy(ArchitectureTest::packageOfTheEngine))
                .should()
                .beFreeOfCycles()
                .check(CODE);
        slices().assignedFrom(slicedBy(ArchitectureTest::packageOfTheEndpoint))
                .should()
                .beFreeOfCycles()
                .check(CODE);
        slices().assignedFrom(slicedBy(ArchitectureTest::packageOfTheTool))
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void noFolderOfACommandSeesAnothers() {
        slices().matching("dev.kdt.cli.command.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CODE);
    }

    /** The room of a package; the endpoint and its inside are one. */
    private static String room(String packageName) {
        String room = packageName.replaceFirst("^dev\\.kdt\\.?", "").replaceFirst("\\..*", "");
        return room.equals("local") ? "endpoint" : room;
    }

    /** The packages of the command line below its root, which starts the commands. */
    private static String packageOfTheTool(String packageName) {
        return packageName.startsWith("dev.kdt.cli.") ? packageName : "";
    }

    private static String packageOfTheEngine(String packageName) {
        return ENGINE.contains(room(packageName)) ? packageName : "";
    }

    private static String packageOfTheEndpoint(String packageName) {
        return room(packageName).equals("endpoint") ? packageName : "";
    }

    /** Slices named by a function of the package; an empty name leaves the package out. */
    private static SliceAssignment slicedBy(UnaryOperator<String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String slice = name.apply(type.getPackageName());
                return slice.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(slice);
            }

            @Override
            public String getDescription() {
                return "slices of packages";
            }
        };
    }

    @Test
    void onlyMainTouchesTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class, RuntimeLoop.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("streams and exit are those of a program's main class; everybody else is handed them")
                .check(CODE);
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class, KinesisHandler.class, FirehoseHandler.class, RuntimeLoop.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("the environment is handed in by whom a process starts with: Main, or what Lambda starts")
                .check(CODE);
    }

    @Test
    void theCommandLineLibrariesStayInTheCommandLine() {
        onlyIn("picocli and JLine", List.of("picocli..", "org.jline.."), "dev.kdt.cli..");
    }

    @Test
    void theSdkStaysOutOfTheEmbeddedEndpoint() {
        onlyIn(
                "the AWS SDK",
                List.of("software.amazon.awssdk..", "com.amazonaws.."),
                "dev.kdt.aws..",
                "dev.kdt.lambda..",
                "dev.kdt.cli..");
        onlyIn("the HTTP server", List.of("org.eclipse.jetty.."), "dev.kdt.local..");
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = new ArrayList<>();
        CODE.stream()
                .map(each -> each.getPackage())
                .distinct()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .forEach(each -> unmarked.add(each.getName()));
        org.junit.jupiter.api.Assertions.assertEquals(List.of(), unmarked);
    }

    private static ArchRule roomLooksOnlyAt(String room) {
        List<String> forbidden = new ArrayList<>();
        for (String other : MAY_LOOK_AT.keySet()) {
            if (!other.equals(room)
                    && !MAY_LOOK_AT.getOrDefault(room, List.of()).contains(other)) {
                forbidden.add(inRoom(other));
            }
        }
        return noClasses()
                .that()
                .resideInAPackage(inRoom(room))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                .allowEmptyShould(true);
    }

    private static void onlyIn(String what, List<String> libraries, String... rooms) {
        noClasses()
                .that(resideOutsideOfPackages(rooms))
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries.toArray(String[]::new)))
                .because(what + " belong elsewhere")
                .allowEmptyShould(true)
                .check(CODE);
    }

    private static List<String> and(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }

    private static String inRoom(String room) {
        return "dev.kdt." + room + "..";
    }
}
