package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Projects in memory; it counts what was asked for. */
public final class MemoryCatalog implements PypiCatalog {

    final TreeSet<String> metadataRead = new TreeSet<>();
    private final Map<PypiName, List<IndexFile>> files = new TreeMap<>();
    private final Map<String, CoreMetadata> metadata = new LinkedHashMap<>();

    /** Adds files of one version, which share their metadata. */
    public MemoryCatalog add(CoreMetadata shared, boolean yanked, List<String> fileNames) {
        for (String fileName : fileNames) {
            IndexFile file = new IndexFile(
                    fileName,
                    "https://index.example/" + fileName,
                    "",
                    -1,
                    shared.requiresPython(),
                    yanked,
                    "",
                    -1,
                    true,
                    "");
            String project = fileName.substring(0, fileName.indexOf('-'));
            files.computeIfAbsent(PypiName.parse(project), key -> new ArrayList<>())
                    .add(file);
            metadata.put(file.url(), shared);
        }
        return this;
    }

    /** Adds a version with one wheel for every Python: {@code "a 1.0 : b >=2, c"}. */
    public MemoryCatalog add(String line) {
        String[] parts = line.split(" : ", 2);
        String[] nameAndVersion = parts[0].strip().split(" ");
        List<String> requires = parts.length == 1 ? List.of() : List.of(parts[1].split(" & "));
        TreeSet<String> extras = new TreeSet<>();
        for (String requirement : requires) {
            int at = requirement.indexOf("extra == ");
            if (at >= 0) {
                extras.add(requirement.substring(at + 9).replace("'", "").strip());
            }
        }
        CoreMetadata shared = new CoreMetadata(
                "2.2", nameAndVersion[0], nameAndVersion[1], "", requires, List.copyOf(extras), List.of());
        return add(
                shared,
                false,
                List.of(nameAndVersion[0].replace('-', '_') + "-" + nameAndVersion[1] + "-py3-none-any.whl"));
    }

    /** Says which Pythons all versions of a project are for. */
    public void requiresPython(String project, String specifiers) {
        for (IndexFile file : files.getOrDefault(PypiName.parse(project), List.of())) {
            CoreMetadata said = metadata(file);
            metadata.put(
                    file.url(),
                    new CoreMetadata(
                            said.metadataVersion(),
                            said.name(),
                            said.version(),
                            specifiers,
                            said.requiresDist(),
                            said.providesExtra(),
                            said.dynamic()));
        }
    }

    @Override
    public List<IndexFile> files(PypiName project) {
        return files.getOrDefault(project, List.of());
    }

    @Override
    public CoreMetadata metadata(IndexFile file) {
        CoreMetadata found = metadata.get(file.url());
        if (found == null) {
            throw new IllegalStateException("No metadata of " + file.url());
        }
        metadataRead.add(PypiName.normalized(found.name()) + " " + found.version());
        return found;
    }
}
