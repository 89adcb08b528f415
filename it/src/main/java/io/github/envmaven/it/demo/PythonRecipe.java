package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import io.github.envmaven.it.channel.Recipe;
import java.util.List;
import java.util.Optional;

/** The packages that come out of a {@link CpythonJar}: Python itself, and on Linux the libffi beside it. */
final class PythonRecipe {

    private final CpythonJar jar;
    private final Optional<Libffi> libffi;

    PythonRecipe(CpythonJar jar) {
        this.jar = jar;
        this.libffi = Libffi.in(jar);
    }

    List<Recipe> recipes() {
        return libffi.map(lib -> List.of(python(), lib.recipe())).orElseGet(() -> List.of(python()));
    }

    private Recipe python() {
        List<PackageEntry> entries = jar.target().isWindows() ? WindowsLayout.of(jar) : PosixLayout.of(jar);
        Recipe recipe = Recipe.of("python", jar.version())
                .forPlatform(jar.target().subdir())
                .buildSuffix(buildSuffix())
                .depends("ca-certificates", "python_abi " + jar.minor() + ".* *_cp" + jar.digits(), "tzdata")
                .about("Python-2.0", "CPython " + jar.version() + ", repackaged from org.bytedeco:cpython")
                .sitePackages(sitePackages())
                .placeholder(jar.target().buildPrefix())
                .with(entries);
        if (jar.target().isLinux()) {
            recipe.depends("__glibc >=" + GlibcNeed.of(entries) + ",<3.0.a0");
        }
        libffi.ifPresent(lib -> recipe.depends(lib.spec()));
        return recipe;
    }

    /** Since 3.13 the ABI stands in the build string, before it was {@code cpython}. */
    private String buildSuffix() {
        return abiSuffix(jar);
    }

    static String abiSuffix(CpythonJar jar) {
        return Integer.parseInt(jar.digits()) >= 313 ? "_cp" + jar.digits() : "_cpython";
    }

    private String sitePackages() {
        return jar.target().isWindows() ? "Lib/site-packages" : "lib/python" + jar.minor() + "/site-packages";
    }
}
