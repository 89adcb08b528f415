package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import io.github.envmaven.it.channel.PackageEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lays a Python for Linux or macOS out as conda-forge does. */
final class PosixLayout {

    /** What the presets add for Java, the tools of their OpenSSL, and object files with foreign paths in them. */
    private static final Pattern LEFT_OUT = Pattern.compile("libjnipython\\..*|libffi\\..*|python3\\.\\d+|libs/.*"
            + "|bin/(?:c_rehash|idle.*|pip.*)|lib/(?:cmake|engines-3|ossl-modules)/.*"
            + "|lib/pkgconfig/(?:libcrypto|libssl|openssl)\\.pc|.*\\.o|lib/python3\\.\\d+/site-packages/pip.*");

    private static final Pattern ALIAS = Pattern.compile("bin/(?:python3|pydoc3|python3-config|2to3)");

    private final CpythonJar jar;
    private final List<PackageEntry> entries = new ArrayList<>();

    private PosixLayout(CpythonJar jar) {
        this.jar = jar;
    }

    static List<PackageEntry> of(CpythonJar jar) {
        return new PosixLayout(jar).lay();
    }

    private List<PackageEntry> lay() {
        for (Map.Entry<String, byte[]> file : jar.files().entrySet()) {
            String path = file.getKey();
            if (!LEFT_OUT.matcher(path).matches() && !ALIAS.matcher(path).matches()) {
                String target = path.startsWith("libpython") ? "lib/" + path : path;
                entries.add(new PackageEntry(target, kindOf(target), adapt(target, file.getValue())));
            }
        }
        link("bin/python", "python" + jar.minor());
        link("bin/python3", "python" + jar.minor());
        link("bin/python3-config", "python" + jar.minor() + "-config");
        link("bin/pydoc", "pydoc" + jar.minor());
        link("bin/pydoc3", "pydoc" + jar.minor());
        if (jar.target().isLinux()) {
            link("lib/libpython" + jar.minor() + ".so", "libpython" + jar.minor() + ".so.1.0");
        }
        return entries;
    }

    private static Kind kindOf(String path) {
        boolean isExecutable =
                path.startsWith("bin/") || path.endsWith(".so") || path.endsWith(".dylib") || path.endsWith(".so.1.0");
        return isExecutable ? Kind.EXECUTABLE : Kind.FILE;
    }

    private byte[] adapt(String path, byte[] content) {
        if (jar.target().isLinux() && path.contains("/lib-dynload/")) {
            return ElfRunpath.pointToLib(content);
        }
        if (path.contains("/_sysconfigdata_")) {
            return ZoneSearchPath.prependPrefix(content, jar.target().buildPrefix());
        }
        return content;
    }

    private void link(String path, String target) {
        entries.add(PackageEntry.symlink(path, target));
    }
}
