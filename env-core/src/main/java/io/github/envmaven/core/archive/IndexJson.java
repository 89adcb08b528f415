package io.github.envmaven.core.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a package says about itself (CEP 34, {@code info/index.json}); the channel's record of it may have been mended
 * since.
 */
public final class IndexJson {

    // Larger times are in milliseconds, smaller ones in seconds: both occur (conda's rule).
    private static final long LAST_SECOND = 253_402_300_799L;

    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String build;
    private @Nullable String subdir;
    private @Nullable String platform;
    private @Nullable String arch;
    private final List<Consumer<PackageRecordBuilder>> rest = new ArrayList<>();

    private IndexJson() {}

    /**
     * Reads {@code info/index.json} of an extracted package.
     *
     * @param packageDirectory the extracted package
     * @return its record, without digests and size
     * @throws IntegrityFailed when it is missing or cannot be read
     */
    public static PackageRecord read(Path packageDirectory) {
        return InfoFile.read(packageDirectory, "index.json", json -> new IndexJson().parse(json))
                .orElseThrow(() -> new IntegrityFailed(
                        packageDirectory + " is no package: it has no info/index.json",
                        Remedy.of(Remedy.Kind.CLEAN_CACHE)));
    }

    /** The kind of noarch the parser stands on; {@code true} is what old packages say for generic. */
    static NoArch noArch(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL, VALUE_FALSE -> NoArch.NONE;
            case VALUE_TRUE -> NoArch.GENERIC;
            default ->
                switch (JsonFields.text(json)) {
                    case "python" -> NoArch.PYTHON;
                    case "generic" -> NoArch.GENERIC;
                    default -> throw new IOException("'noarch' is neither python nor generic");
                };
        };
    }

    private PackageRecord parse(JsonParser json) throws IOException {
        for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                parseField(field, json);
            }
        }
        if (name == null || version == null || build == null) {
            throw new IOException("it lacks a name, a version or a build");
        }
        PackageRecordBuilder record = PackageRecord.builder(PackageName.of(name), version(version), build);
        record.subdir(subdir == null ? subdirOfOldPackage() : subdir);
        rest.forEach(field -> field.accept(record));
        return record.build();
    }

    private void parseField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "name" -> name = JsonFields.text(json);
            case "version" -> version = JsonFields.text(json);
            case "build" -> build = JsonFields.text(json);
            case "subdir" -> subdir = JsonFields.text(json);
            case "platform" -> platform = JsonFields.text(json);
            case "arch" -> arch = JsonFields.text(json);
            default -> parseRest(field, json);
        }
    }

    private void parseRest(String field, JsonParser json) throws IOException {
        switch (field) {
            case "build_number" -> add(JsonFields.number(json), PackageRecordBuilder::buildNumber);
            case "noarch" -> add(noArch(json), PackageRecordBuilder::noArch);
            case "depends" -> add(JsonFields.strings(json), PackageRecordBuilder::depends);
            case "constrains" -> add(JsonFields.strings(json), PackageRecordBuilder::constrains);
            case "extra_depends" -> add(listsByName(json), PackageRecordBuilder::extraDepends);
            case "track_features" -> add(words(json), PackageRecordBuilder::trackFeatures);
            case "flags" -> add(JsonFields.strings(json), PackageRecordBuilder::flags);
            case "timestamp" -> add(millis(json), PackageRecordBuilder::timestamp);
            case "license" -> add(JsonFields.text(json), PackageRecordBuilder::license);
            case "license_family" -> add(JsonFields.text(json), PackageRecordBuilder::licenseFamily);
            case "features" -> add(String.join(" ", words(json)), PackageRecordBuilder::features);
            case "python_site_packages_path" ->
                add(JsonFields.text(json), PackageRecordBuilder::pythonSitePackagesPath);
            default -> json.skipChildren();
        }
    }

    /** How a value goes into a record. */
    @FunctionalInterface
    private interface Setter<V> {

        PackageRecordBuilder set(PackageRecordBuilder record, V value);
    }

    private <V> void add(V value, Setter<V> setter) {
        rest.add(record -> setter.set(record, value));
    }

    private static Version version(String text) throws IOException {
        try {
            return Version.parse(text);
        } catch (EnvException.InvalidInput e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String subdirOfOldPackage() {
        if (platform == null || arch == null) {
            return "noarch";
        }
        return platform + "-"
                + switch (arch) {
                    case "x86_64" -> "64";
                    case "x86" -> "32";
                    default -> arch;
                };
    }

    private static long millis(JsonParser json) throws IOException {
        long time = json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                ? (long) json.getDoubleValue()
                : JsonFields.number(json);
        return time > LAST_SECOND ? time : time * 1000;
    }

    /** A list, or in old packages words with blanks or commas between. */
    private static List<String> words(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return JsonFields.strings(json);
        }
        String text = JsonFields.text(json).replace(',', ' ').strip();
        return text.isEmpty() ? List.of() : List.of(text.split(" +", -1));
    }

    private static Map<String, List<String>> listsByName(JsonParser json) throws IOException {
        Map<String, List<String>> lists = new TreeMap<>();
        for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
            lists.put(field, JsonFields.strings(json));
        }
        return lists;
    }
}
