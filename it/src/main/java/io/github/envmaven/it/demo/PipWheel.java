package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import io.github.envmaven.it.channel.Recipe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The wheel of pip that Python carries for {@code ensurepip}, as conda packages.
 *
 * @param version of pip
 * @param files content by path
 */
record PipWheel(String version, SortedMap<String, byte[]> files) {

    private static final Pattern NAME = Pattern.compile(".*/ensurepip/_bundled/pip-([0-9.]+)-py3-none-any\\.whl");
    private static final Pattern REQUIRES_PYTHON = Pattern.compile("(?m)^Requires-Python: *(.+)$");
    private static final Pattern CERTIFI_VERSION = Pattern.compile("__version__ = \"(\\d+)\\.(\\d+)\\.(\\d+)\"");
    private static final String CERTIFI = "pip/_vendor/certifi/";

    static PipWheel in(CpythonJar jar) {
        for (Map.Entry<String, byte[]> file : jar.files().entrySet()) {
            Matcher name = NAME.matcher(file.getKey());
            if (name.matches()) {
                return new PipWheel(name.group(1), unzip(file.getValue()));
            }
        }
        throw new IllegalStateException("Python " + jar.version() + " carries no wheel of pip");
    }

    /** The noarch package, with the commands of the wheel as its entry points. */
    Recipe pip() {
        String info = "pip-" + version + ".dist-info/";
        List<PackageEntry> entries = new ArrayList<>();
        files.forEach((path, content) -> entries.add(PackageEntry.file("site-packages/" + path, content)));
        entries.removeIf(entry -> entry.path().endsWith(".dist-info/RECORD"));
        entries.add(PackageEntry.text("site-packages/" + info + "INSTALLER", "conda\n"));
        entries.add(
                PackageEntry.text("site-packages/" + info + "RECORD", text(info + "RECORD") + info + "INSTALLER,,\n"));
        return Recipe.of("pip", version)
                .noarchPython(consoleScripts(text(info + "entry_points.txt")))
                .depends("python " + requiredPython(text(info + "METADATA")))
                .about("MIT", "The installer of Python packages, from the wheel that Python carries")
                .with(entries);
    }

    /** The authorities that pip trusts, where Python's ssl module looks for them. */
    Recipe caCertificates() {
        Matcher version = CERTIFI_VERSION.matcher(text(CERTIFI + "__init__.py"));
        if (!version.find()) {
            throw new IllegalStateException("pip " + this.version + " does not say which certifi it carries");
        }
        String date = Integer.parseInt(version.group(1)) + "." + Integer.parseInt(version.group(2)) + "."
                + Integer.parseInt(version.group(3));
        return Recipe.of("ca-certificates", date)
                .about("MPL-2.0", "Certificate authorities, from certifi")
                .with(
                        PackageEntry.file("ssl/cacert.pem", file(CERTIFI + "cacert.pem")),
                        PackageEntry.symlink("ssl/cert.pem", "cacert.pem"));
    }

    private String text(String path) {
        return new String(file(path), StandardCharsets.UTF_8);
    }

    private byte[] file(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new IllegalStateException("The wheel of pip " + version + " has no " + path);
        }
        return content;
    }

    private static List<String> consoleScripts(String entryPoints) {
        return entryPoints
                .lines()
                .dropWhile(line -> !line.equals("[console_scripts]"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("["))
                .filter(line -> line.contains("="))
                .filter(line -> !line.startsWith("pip3."))
                .toList();
    }

    private static String requiredPython(String metadata) {
        Matcher required = REQUIRES_PYTHON.matcher(metadata);
        return required.find() ? required.group(1).strip() : ">=3.8";
    }

    private static SortedMap<String, byte[]> unzip(byte[] wheel) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wheel), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The wheel of pip cannot be read", e);
        }
        return files;
    }
}
