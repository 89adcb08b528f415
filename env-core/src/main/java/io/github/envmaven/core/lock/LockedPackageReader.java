package io.github.envmaven.core.lock;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.util.List;
import java.util.Optional;

/** Reads one entry of {@code package}. */
final class LockedPackageReader {

    private final LockNode node;
    private final List<LockedChannel> channels;
    private final String name;
    private final String version;
    private final String platform;
    private final String url;
    private final List<String> categories;

    private LockedPackageReader(LockNode node, List<LockedChannel> channels) {
        this.node = node;
        this.channels = channels;
        this.name = node.text("name");
        this.version = node.text("version");
        this.platform = node.text("platform");
        this.url = node.text("url");
        this.categories = List.of(node.optionalText("category").orElse(LockFileFormat.MAIN));
    }

    static LockedPackage read(LockNode node, List<LockedChannel> channels) {
        LockedPackageReader reader = new LockedPackageReader(node, channels);
        String manager = node.text("manager");
        return switch (manager) {
            case "conda" -> reader.conda();
            case "pip" -> reader.pip();
            default ->
                throw node.fault(
                        "manager", node.what() + " has the manager '" + manager + "'; conda and pip are known");
        };
    }

    private LockedPackage conda() {
        refuse(LockUrl.faultOfConda(url, channels));
        return new LockedPackage.Conda(
                name,
                version,
                node.optionalText("build").orElseGet(() -> CondaFileName.buildOf(url, name, version)),
                platform,
                node.textMap("dependencies"),
                url,
                digests(hash()),
                categories);
    }

    private LockedPackage pip() {
        refuse(LockUrl.faultOfPip(url, channels));
        LockNode hash = hash();
        // conda-lock keeps the commit of a repository where the SHA-256 of a file would be.
        String revision = url.startsWith("git+") ? hash.optionalText("sha256").orElse("") : "";
        return new LockedPackage.Pip(
                name,
                version,
                platform,
                node.textMap("dependencies"),
                url,
                revision.isEmpty() ? digests(hash) : LockedDigests.of(null, null),
                categories,
                node.optionalMapping("source").map(source -> source.text("url")).orElse(""),
                revision);
    }

    private LockNode hash() {
        LockNode hash = node.mapping("hash");
        hash.allow(LockFileFormat.HASH_KEYS);
        return hash;
    }

    private LockedDigests digests(LockNode hash) {
        Optional<String> md5 = hash.optionalText("md5");
        Optional<String> sha256 = hash.optionalText("sha256");
        if (md5.isPresent() && !Md5.isHex(md5.get())) {
            throw hash.fault("md5", "the md5 of " + node.what() + " is '" + md5.get() + "', not 32 hexadecimal digits");
        }
        if (sha256.isPresent() && !Sha256.isHex(sha256.get())) {
            throw hash.fault(
                    "sha256", "the sha256 of " + node.what() + " is '" + sha256.get() + "', not 64 hexadecimal digits");
        }
        if (md5.isEmpty() && sha256.isEmpty()) {
            throw node.fault("hash", node.what() + " has no hash");
        }
        return LockedDigests.of(
                md5.map(Md5::new).orElse(null), sha256.map(Sha256::new).orElse(null));
    }

    private void refuse(Optional<String> fault) {
        fault.ifPresent(why -> {
            throw node.fault("url", "the URL " + LockUrl.masked(url) + " of " + node.what() + " " + why);
        });
    }
}
