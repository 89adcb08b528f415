package io.github.envmaven.it.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar of {@code org.bytedeco:cpython}, read into memory.
 *
 * @param version of Python: {@code 3.13.5}
 * @param target what it was built for
 * @param files content by path, relative to the jar's own prefix; test suites are left out
 */
record CpythonJar(String version, CpythonTarget target, SortedMap<String, byte[]> files) {

    /** For example {@code cpython-3.13.5-1.5.12-linux-x86_64.jar}. */
    private static final Pattern NAME = Pattern.compile("cpython-(\\d+\\.\\d+\\.\\d+)-[0-9.]+-(.+)\\.jar");

    /** The parts that a distribution leaves out, or that cannot work without the Tk, the DBM and the NIS of a host. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?i)lib/(?:python[0-9.]+/)?"
            + "(?:(?:.*/)?tests?/.*|idlelib/.*|turtledemo/.*|tkinter/.*|turtle\\.py|(?:tcl|tk)86t\\.dll"
            + "|(?:lib-dynload/)?(?:_test|_?xx|_ctypes_test|_tkinter|_dbm|_gdbm|nis)[^/]*\\.(?:so|pyd))");

    /**
     * Reads a jar.
     *
     * @param jar a file named as Maven names it
     * @return its content
     * @throws UncheckedIOException when it cannot be read
     */
    static CpythonJar read(Path jar) {
        Matcher name = NAME.matcher(String.valueOf(jar.getFileName()));
        if (!name.matches()) {
            throw new IllegalArgumentException("Not named as a jar of org.bytedeco:cpython: " + jar);
        }
        CpythonTarget target = CpythonTarget.ofClassifier(name.group(2));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new CpythonJar(name.group(1), target, read(zip, "org/bytedeco/cpython/" + name.group(2) + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read", e);
        }
    }

    private static SortedMap<String, byte[]> read(ZipFile zip, String root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory() || !entry.getName().startsWith(root)) {
                continue;
            }
            String path = entry.getName().substring(root.length());
            if (!LEFT_OUT.matcher(path).matches()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(path, in.readAllBytes());
                }
            }
        }
        return files;
    }

    /** The part of the version that names directories: {@code 3.13}. */
    String minor() {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /** The part of the version that names ABIs: {@code 313}. */
    String digits() {
        return minor().replace(".", "");
    }
}
