package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lays a Python for Windows out as conda-forge does: interpreter at the root, {@code DLLs}, {@code Lib}, {@code libs}. */
final class WindowsLayout {

    private static final Pattern LEFT_OUT =
            Pattern.compile("jnipython\\.dll|python\\.exe|share/.*|lib/pip(?:-[^/]*)?/.*|lib/site-packages/pip.*");

    private WindowsLayout() {}

    static List<PackageEntry> of(CpythonJar jar) {
        List<PackageEntry> entries = new ArrayList<>();
        jar.files().forEach((path, content) -> {
            if (!LEFT_OUT.matcher(path).matches()) {
                entries.add(PackageEntry.file(place(path), content));
            }
        });
        return entries;
    }

    private static String place(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("bin/") || name.startsWith("vcruntime")) {
            return name;
        }
        boolean isModule = name.endsWith(".pyd") || name.endsWith(".dll");
        if (isModule && path.equals("lib/" + name)) {
            return "DLLs/" + name;
        }
        return path.startsWith("lib/") ? "Lib/" + path.substring("lib/".length()) : path;
    }
}
