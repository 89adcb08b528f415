package io.github.envmaven.core.install;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Signs programs for macOS again after their placeholder was replaced: the kernel of Apple's own processors ends a process
 * whose signature does not fit. Elsewhere that cannot be done, which is worth a warning. Safe for several threads.
 */
final class CodeSignature {

    private static final Set<String> MACH_O =
            Set.of("feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "bebafeca");
    private static final String CODESIGN = "/usr/bin/codesign";
    private static final int BATCH = 500;

    private final Prefix prefix;
    private final String platform;
    private final String hostPlatform;
    private final EventListener listener;
    private final AtomicBoolean warned = new AtomicBoolean();

    CodeSignature(Prefix prefix, String platform, String hostPlatform, EventListener listener) {
        this.prefix = prefix;
        this.platform = platform;
        this.hostPlatform = hostPlatform;
        this.listener = listener;
    }

    /**
     * Renews the signatures of a package's files, where that is needed.
     *
     * @param paths what was linked
     * @return the same paths, those that were signed with their new hash and size
     */
    List<PrefixPath> renew(List<PrefixPath> paths) {
        if (!platform.startsWith("osx-")) {
            return paths;
        }
        List<String> broken = new ArrayList<>();
        for (PrefixPath path : paths) {
            PrefixPath.Patch patch = path.patchOrNull();
            if (patch != null && patch.mode().equals("binary") && isMachO(prefix.resolve(path.path()))) {
                broken.add(path.path());
            }
        }
        if (broken.isEmpty()) {
            return paths;
        }
        if (!hostPlatform.startsWith("osx-")) {
            warnOnce("Programs for " + platform + " cannot be signed on " + hostPlatform
                    + "; macOS may refuse to start " + broken.get(0) + " and others");
            return paths;
        }
        for (int start = 0; start < broken.size(); start += BATCH) {
            sign(broken.subList(start, Math.min(broken.size(), start + BATCH)));
        }
        return paths.stream()
                .map(path -> broken.contains(path.path()) ? described(path) : path)
                .toList();
    }

    /** Whether a file starts as programs and libraries of macOS do. */
    static boolean isMachO(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return MACH_O.contains(HexFormat.of().formatHex(in.readNBytes(4)));
        } catch (IOException e) {
            return false;
        }
    }

    private void sign(List<String> paths) {
        List<String> command =
                new ArrayList<>(List.of(CODESIGN, "--sign", "-", "--force", "--preserve-metadata=entitlements"));
        paths.forEach(path -> command.add(prefix.resolve(path).toString()));
        try {
            Subprocess.Outcome outcome = new Subprocess(command, prefix.root()).run("");
            if (outcome.exitCode() != 0) {
                warnOnce(CODESIGN + " ended with code " + outcome.exitCode() + ": " + outcome.lastLines());
            }
        } catch (IOException e) {
            warnOnce(CODESIGN + " cannot be started: " + e.getMessage());
        }
    }

    private PrefixPath described(PrefixPath path) {
        Path file = prefix.resolve(path.path());
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            long size = in.transferTo(java.io.OutputStream.nullOutputStream());
            return path.withContent(Sha256.of(digest), size);
        } catch (IOException e) {
            warnOnce("Cannot read " + file + ": " + e.getMessage());
            return path;
        }
    }

    private void warnOnce(String message) {
        if (warned.compareAndSet(false, true)) {
            listener.onEvent(new Event.Warned(message));
        }
    }
}
