package io.github.envmaven.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of ARCHITECTURE.md: who may import whom, what is pure, and how things are not named. */
class ArchitectureTest {

    private static final String ROOT = "io.github.envmaven.core";

    /** In dependency order: a package imports only packages above it, and of those only the ones named here. */
    private static final Map<String, String> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("error", "");
        MAY_IMPORT.put("event", "");
        MAY_IMPORT.put("yaml", "error");
        MAY_IMPORT.put("toml", "error");
        MAY_IMPORT.put("ini", "");
        MAY_IMPORT.put("url", "");
        MAY_IMPORT.put("digest", "");
        MAY_IMPORT.put("sat", "");
        MAY_IMPORT.put("channel", "error");
        MAY_IMPORT.put("condarc", "yaml error");
        MAY_IMPORT.put("pipconf", "toml ini error");
        MAY_IMPORT.put("version", "error");
        MAY_IMPORT.put("spec", "channel version digest url error");
        MAY_IMPORT.put("record", "spec channel version digest url error");
        MAY_IMPORT.put("pep", "error");
        MAY_IMPORT.put("pylock", "toml pep url error");
        MAY_IMPORT.put("pyproject", "toml pep error");
        MAY_IMPORT.put("python", "record pep spec version error");
        MAY_IMPORT.put("names", "spec pep version error");
        MAY_IMPORT.put("disk", "digest url error");
        MAY_IMPORT.put("http", "disk digest event url error");
        MAY_IMPORT.put("s3", "http ini digest url error");
        MAY_IMPORT.put("oci", "http error");
        MAY_IMPORT.put("archive", "record spec version disk digest error");
        MAY_IMPORT.put("wheel", "archive python pep disk digest error");
        MAY_IMPORT.put("solve", "sat event error");
        MAY_IMPORT.put("index", "record spec channel version disk digest error");
        MAY_IMPORT.put("repodata", "index record spec channel version http disk digest event error");
        MAY_IMPORT.put("host", "record spec version error");
        MAY_IMPORT.put("conda", "solve record spec channel version event error");
        MAY_IMPORT.put("pypi", "solve pyproject pep http disk digest event error");
        MAY_IMPORT.put("manifest", "yaml pylock spec channel version pep error");
        MAY_IMPORT.put("lock", "yaml manifest names record spec channel version pep digest disk url error");
        MAY_IMPORT.put("format", "lock yaml manifest record spec channel version pep digest error");
        MAY_IMPORT.put("explain", "conda lock names pep manifest record spec version error");
        MAY_IMPORT.put(
                "resolve",
                "conda pypi names lock manifest pylock python record spec channel version pep solve digest event error");
        MAY_IMPORT.put("cache", "wheel archive record spec channel version http disk digest event error");
        MAY_IMPORT.put("prefix", "wheel archive record channel spec version pep disk digest error");
        MAY_IMPORT.put(
                "install", "prefix cache wheel archive disk python pep record spec channel version digest event error");
        MAY_IMPORT.put(
                "verify",
                "prefix lock manifest wheel archive disk python pep record spec channel version digest event error");
        MAY_IMPORT.put("activate", "prefix channel version error");
        MAY_IMPORT.put("command", "*");
        MAY_IMPORT.put("cli", "command event error");
    }

    private static final List<String> PURE = List.of(
            "error",
            "event",
            "digest",
            "sat",
            "channel",
            "version",
            "spec",
            "record",
            "pep",
            "python",
            "solve",
            "conda",
            "yaml",
            "toml",
            "ini",
            "url",
            "pylock",
            "pyproject",
            "manifest",
            "explain");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageHasARow() {
        Set<String> packages = CLASSES.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void everyPackageImportsOnlyWhatItsRowNames() {
        MAY_IMPORT.forEach((name, allowed) -> {
            Set<String> permitted = allowedFor(name, allowed);
            ArchRule rule = classes()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .onlyDependOnClassesThat(describe("lie in " + permitted, other -> isPermitted(other, permitted)))
                    .allowEmptyShould(true);
            rule.check(CLASSES);
        });
    }

    @Test
    void rowsOnlyNameRowsAboveThem() {
        Set<String> above = new TreeSet<>();
        MAY_IMPORT.forEach((name, allowed) -> {
            if (!allowed.equals("*") && !allowed.isEmpty()) {
                assertThat(above).as("row " + name).containsAll(List.of(allowed.split(" ")));
            }
            above.add(name);
        });
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theDecidingHalfTouchesNoDiskNetworkOrThreads() {
        String[] pure = PURE.stream().map(name -> ROOT + "." + name).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.hc..", "java.util.concurrent")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CLASSES);
    }

    private static Set<String> allowedFor(String name, String allowed) {
        Set<String> permitted = new TreeSet<>();
        permitted.add(name);
        if (allowed.equals("*")) {
            permitted.addAll(MAY_IMPORT.keySet());
            permitted.removeAll(List.of("sat", "cli"));
        } else if (!allowed.isEmpty()) {
            permitted.addAll(List.of(allowed.split(" ")));
        }
        return permitted;
    }

    private static boolean isPermitted(JavaClass other, Set<String> permitted) {
        return !other.getBaseComponentType().getPackageName().startsWith(ROOT)
                || permitted.contains(packageOf(other.getBaseComponentType()));
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.length() <= ROOT.length() ? "" : name.substring(ROOT.length() + 1);
    }
}
