package io.github.envmaven.core.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of a channel is in a registry. A package {@code linux-64/zlib-1.3-0.conda} is a layer of the image
 * {@code linux-64/zlib:1.3-0}, an index {@code linux-64/repodata.json.zst} one of {@code linux-64/repodata.json:latest}.
 *
 * @param name the image's name within the registry
 * @param tag its tag
 * @param mediaType what kind of layer holds the file
 */
record OciImage(String name, String tag, String mediaType) {

    private static final Map<String, String> INDEXES = Map.of(
            "repodata.json", "application/vnd.conda.repodata.v1+json",
            "repodata.json.zst", "application/vnd.conda.repodata.v1+json+zst",
            "repodata.json.bz2", "application/vnd.conda.repodata.v1+json+bz2");
    private static final Map<String, String> ARCHIVES = Map.of(
            ".conda", "application/vnd.conda.package.v2",
            ".tar.bz2", "application/vnd.conda.package.v1");
    private static final Map<String, String> IN_TAGS = Map.of("+", "__p__", "!", "__e__", "=", "__eq__");

    /**
     * The image of a file.
     *
     * @param path a channel's path, subdir and file name, with slashes between and none before
     * @return empty for files that registries do not hold, such as notices
     */
    static Optional<OciImage> of(String path) {
        int slash = path.lastIndexOf('/');
        String directory = path.substring(0, slash + 1);
        String file = path.substring(slash + 1);
        if (INDEXES.containsKey(file)) {
            return Optional.of(new OciImage(directory + "repodata.json", "latest", INDEXES.get(file)));
        }
        return ARCHIVES.entrySet().stream()
                .filter(archive -> file.endsWith(archive.getKey()))
                .findFirst()
                .flatMap(archive -> archive(
                        directory,
                        file.substring(0, file.length() - archive.getKey().length()),
                        archive.getValue()));
    }

    private static Optional<OciImage> archive(String directory, String stem, String mediaType) {
        List<String> parts = List.of(stem.split("-", -1));
        int count = parts.size();
        if (count < 3) {
            return Optional.empty();
        }
        String name = String.join("-", parts.subList(0, count - 2));
        String tag = parts.get(count - 2) + "-" + parts.get(count - 1);
        for (Map.Entry<String, String> mark : IN_TAGS.entrySet()) {
            tag = tag.replace(mark.getKey(), mark.getValue());
        }
        // Names in a registry begin with a letter or a digit.
        String image = directory + (name.startsWith("_") ? "zzz" : "") + name;
        return Optional.of(new OciImage(image, tag, mediaType));
    }
}
