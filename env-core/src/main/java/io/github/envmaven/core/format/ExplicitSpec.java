package io.github.envmaven.core.format;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFileFormat;
import io.github.envmaven.core.lock.LockedDigests;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.manifest.ExplicitUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An {@code @EXPLICIT} list (CEP 23): the URLs of packages, in the order they are linked in. conda, micromamba and pixi
 * read it; pip packages are comments that conda-lock alone understands.
 *
 * @param platform what its {@code # platform:} comment says; empty where there is none
 * @param urls in the order of the list
 */
public record ExplicitSpec(String platform, List<ExplicitUrl> urls) {

    private static final String PLATFORM = "# platform:";

    /** Which digest follows the URLs. */
    public enum Fragment {
        /** {@code #} and an MD5, which every program reads; the SHA-256 where a package has no MD5. */
        MD5,
        /** {@code #sha256:} and a SHA-256, which conda before 24 does not read; the MD5 where a package has none. */
        SHA256
    }

    /** Copies the URLs. */
    public ExplicitSpec {
        urls = List.copyOf(urls);
    }

    /**
     * Reads a list.
     *
     * @param text the whole file
     * @param file how messages name the file
     * @return the list
     * @throws InvalidInput when a line is no package, or nothing says that the list is explicit
     */
    public static ExplicitSpec read(String text, String file) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (!lines.contains(ExplicitUrl.MARKER)) {
            throw new InvalidInput(
                    file + " has no line " + ExplicitUrl.MARKER + ".",
                    Remedy.fixInput("Add the line where the URLs begin."));
        }
        String platform = "";
        List<ExplicitUrl> urls = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(PLATFORM)) {
                platform = line.substring(PLATFORM.length()).strip();
            }
            if (!line.isEmpty() && !line.startsWith("#") && !line.equals(ExplicitUrl.MARKER)) {
                urls.add(ExplicitUrl.parse(line, file + ":" + (i + 1)));
            }
        }
        return new ExplicitSpec(platform, urls);
    }

    /**
     * Writes the packages of an environment, each after what it needs.
     *
     * @param environment the packages
     * @param fragment which digest follows the URLs
     * @return the whole file
     */
    public static String write(LockedEnvironment environment, Fragment fragment) {
        StringBuilder out = new StringBuilder();
        out.append("# This file may be used to create an environment using:\n");
        out.append("# $ conda create --name <env> --file <this file>\n");
        out.append(PLATFORM).append(' ').append(environment.platform()).append('\n');
        out.append("# created-by: env-maven-plugin\n");
        out.append(ExplicitUrl.MARKER).append('\n');
        for (LockedPackage.Conda locked : environment.condaInOrder()) {
            out.append(url(locked, fragment)).append('\n');
        }
        for (LockedPackage.Pip locked : environment.pip()) {
            String sha256 =
                    locked.digests().sha256().map(digest -> "#sha256=" + digest).orElse("");
            out.append("# pip ").append(locked.name()).append(" @ ").append(locked.url());
            out.append(sha256).append('\n');
        }
        return out.toString();
    }

    /**
     * The packages as a lock has them. An explicit list says nothing of dependencies.
     *
     * @param forPlatform the platform the list is for
     * @return the environment, in the order of the list
     */
    public LockedEnvironment toEnvironment(String forPlatform) {
        return new LockedEnvironment(
                forPlatform,
                urls.stream()
                        .<LockedPackage>map(url -> new LockedPackage.Conda(
                                url.name(),
                                url.version(),
                                url.build(),
                                forPlatform,
                                Map.of(),
                                url.url(),
                                LockedDigests.of(
                                        url.md5().isEmpty() ? null : new Md5(url.md5()),
                                        url.sha256().isEmpty() ? null : new Sha256(url.sha256())),
                                List.of(LockFileFormat.MAIN)))
                        .toList());
    }

    private static ExplicitUrl url(LockedPackage.Conda locked, Fragment fragment) {
        String md5 = locked.digests().md5().map(Md5::hex).orElse("");
        String sha256 = locked.digests().sha256().map(Sha256::hex).orElse("");
        boolean useMd5 = fragment == Fragment.MD5 ? !md5.isEmpty() : sha256.isEmpty();
        return new ExplicitUrl(locked.url(), useMd5 ? md5 : "", useMd5 ? "" : sha256);
    }
}
