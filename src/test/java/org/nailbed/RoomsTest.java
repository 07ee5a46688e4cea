package org.nailbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The house: which room may import which, and which library belongs to which room alone. */
@AnalyzeClasses(packages = "org.nailbed", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "panel", Set.of("station", "ledger", "run"),
            "station", Set.of("sequence", "ledger", "flash", "wire", "firmware", "run"),
            "sequence", Set.of("flash", "wire", "firmware", "run"),
            "ledger", Set.of("firmware", "run"),
            "flash", Set.of("wire", "firmware"),
            "wire", Set.of(),
            "firmware", Set.of(),
            "run", Set.of(),
            "simulator", Set.of());

    private static final List<String> ROOMS =
            List.of("app", "panel", "station", "sequence", "ledger", "flash", "wire", "firmware", "run", "simulator");

    private static final Map<String, List<String>> KEPT_IN_ONE_ROOM = Map.of(
            "wire", List.of("com.fazecast.."),
            "ledger", List.of("java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..", "io.zonky.."),
            "panel", List.of("io.vertx..", "jakarta.ws.rs..", "io.quarkus.websockets..", "io.quarkus.vertx.."),
            "simulator", List.of("com.sun.jna.."));

    @ArchTest
    static void arrowsPointDownwardOnly(JavaClasses house) {
        MAY_IMPORT.forEach((room, allowed) -> {
            String[] forbidden = ROOMS.stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(RoomsTest::inside)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(inside(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(house);
        });
    }

    @ArchTest
    static void everyLibraryStaysInItsRoom(JavaClasses house) {
        KEPT_IN_ONE_ROOM.forEach((room, libraries) -> noClasses()
                .that()
                .resideOutsideOfPackages(inside(room), inside("app"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(house));
    }

    @ArchTest
    static void noRoomImportsItsOwnSubPackage(JavaClasses house) {
        ROOMS.forEach(room -> noClasses()
                .that()
                .resideInAPackage("org.nailbed." + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.nailbed." + room + ".*..")
                .allowEmptyShould(true)
                .check(house));
    }

    @ArchTest
    static void runIsPureJava(JavaClasses house) {
        noClasses()
                .that()
                .resideInAPackage(inside("run"))
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java.lang..", "java.math..", "java.time..", "java.util..", inside("run"), "org.jspecify..")
                .check(house);
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.nailbed.(**)").should().beFreeOfCycles();

    @ArchTest
    static void everyRoomIsInTheHouse(JavaClasses house) {
        noClasses()
                .should()
                .resideOutsideOfPackages(Arrays.stream(ROOMS.toArray(String[]::new))
                        .map(RoomsTest::inside)
                        .toArray(String[]::new))
                .check(house);
    }

    private static String inside(String room) {
        return "org.nailbed." + room + "..";
    }
}
