package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import io.github.envmaven.it.channel.Recipe;
import java.util.Optional;

/**
 * The libffi beside a Python for Linux, taken from the distribution that built it.
 *
 * @param subdir the platform
 * @param soname {@code libffi.so.8}
 * @param library the file's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a file on its way through
record Libffi(String subdir, String soname, byte[] library) {

    /**
     * Finds the library in a jar.
     *
     * @param jar a Python
     * @return empty where Python takes the system's libffi, or carries it with its modules
     */
    static Optional<Libffi> in(CpythonJar jar) {
        return jar.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith("libffi.so."))
                .findFirst()
                .map(file -> new Libffi(jar.target().subdir(), file.getKey(), file.getValue()));
    }

    /** What a Python that was built with it depends on. */
    String spec() {
        return switch (soname) {
            case "libffi.so.7" -> "libffi >=3.3,<3.4.0a0";
            case "libffi.so.8" -> "libffi >=3.4.2,<3.5.0a0";
            default -> throw new IllegalStateException("No version is known for " + soname);
        };
    }

    Recipe recipe() {
        return Recipe.of("libffi", soname.equals("libffi.so.7") ? "3.3" : "3.4.2")
                .forPlatform(subdir)
                .depends("__glibc >=2.28,<3.0.a0")
                .runExports(spec())
                .about("MIT", "The foreign function interface behind ctypes, repackaged from org.bytedeco:cpython")
                .with(
                        new PackageEntry("lib/" + soname, PackageEntry.Kind.EXECUTABLE, library),
                        PackageEntry.symlink("lib/libffi.so", soname));
    }
}
