package io.github.envmaven.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the plugin thin: of the core it knows the public surface alone. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.envmaven.plugin");

    @Test
    void knowsOnlyThePublicSurfaceOfTheCore() {
        noClasses()
                .should()
                .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("lie deeper in the core") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass other) {
                        String name = other.getPackageName();
                        return name.startsWith("io.github.envmaven.core")
                                && !name.matches("io\\.github\\.envmaven\\.core\\.(command|event|error)");
                    }
                })
                .check(CLASSES);
    }
}
