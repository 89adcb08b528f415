package io.github.envmaven.core.host;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what a machine is, by its own files and programs. Versions as text, by the virtual package's name. */
final class DetectedPackages {

    private static final Pattern KERNEL = Pattern.compile("^\\d+\\.\\d+(\\.\\d+)?(\\.\\d+)?");
    private static final Pattern TWO_PARTS = Pattern.compile("(\\d+\\.\\d+)");
    private static final Pattern WINDOWS = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");
    private static final Pattern CUDA = Pattern.compile("CUDA Version: *(\\d+\\.\\d+)");

    private final String platform;
    private final Machine machine;

    DetectedPackages(HostPlatform host, Machine machine) {
        this.platform = host.name();
        this.machine = machine;
    }

    /** Versions by name; what the machine does not have is missing. {@code __archspec} has its build. */
    Map<String, String> find() {
        Map<String, String> found = new TreeMap<>();
        if (platform.startsWith("linux-")) {
            linux().ifPresent(version -> found.put("__linux", version));
            glibc().ifPresent(version -> found.put("__glibc", version));
        } else if (platform.startsWith("osx-")) {
            osx().ifPresent(version -> found.put("__osx", version));
        } else if (platform.startsWith("win-")) {
            machine.output("cmd", "/c", "ver")
                    .flatMap(text -> first(WINDOWS, text))
                    .ifPresent(version -> found.put("__win", version));
        }
        cuda().ifPresent(version -> found.put("__cuda", version));
        String processor = processor();
        if (!processor.isEmpty()) {
            found.put("__archspec", processor);
        }
        return found;
    }

    private Optional<String> linux() {
        return machine.file("/proc/sys/kernel/osrelease")
                .or(() -> machine.output("uname", "-r"))
                .flatMap(release -> first(KERNEL, release.strip()));
    }

    private Optional<String> glibc() {
        return machine.output("getconf", "GNU_LIBC_VERSION")
                .filter(text -> text.startsWith("glibc"))
                .flatMap(text -> first(TWO_PARTS, text))
                .or(this::glibcByLinker);
    }

    /** {@code ldd (Debian GLIBC 2.36-9+deb12u14) 2.36}; that of musl calls itself so, and fails. */
    private Optional<String> glibcByLinker() {
        return machine.output("ldd", "--version")
                .flatMap(text -> text.lines().findFirst())
                .filter(line -> !line.contains("musl"))
                .flatMap(line -> first(Pattern.compile("(\\d+\\.\\d+)$"), line.strip()));
    }

    private Optional<String> osx() {
        // Without the variable old programs are told 10.16 for every system from 11 on; sw_vers is none of those.
        return machine.output("sw_vers", "-productVersion")
                .flatMap(
                        text -> first(TWO_PARTS, text.strip()).or(() -> first(Pattern.compile("^\\d+"), text.strip())));
    }

    private Optional<String> cuda() {
        if (platform.startsWith("osx-")) {
            return Optional.empty();
        }
        boolean driver = platform.startsWith("win-")
                || machine.file("/proc/driver/nvidia/version").isPresent()
                || machine.file("/proc/sys/kernel/osrelease")
                        .filter(release -> release.contains("microsoft"))
                        .isPresent();
        // Without a driver nothing is started: a program costs more than everything else here.
        return driver ? machine.output("nvidia-smi").flatMap(text -> first(CUDA, text)) : Optional.empty();
    }

    private String processor() {
        return switch (platform) {
            case "linux-64" ->
                machine.file("/proc/cpuinfo")
                        .map(text -> X86Processors.name(
                                Microarchitecture.linuxVendor(text), Microarchitecture.linuxFlags(text)))
                        .orElseGet(() -> Microarchitecture.baseline(platform));
            case "osx-64" ->
                machine.output(
                                "sysctl",
                                "-n",
                                "machdep.cpu.features",
                                "machdep.cpu.leaf7_features",
                                "machdep.cpu.extfeatures")
                        .map(text -> X86Processors.name("", Microarchitecture.macFlags(text)))
                        .orElseGet(() -> Microarchitecture.baseline(platform));
            case "osx-arm64" ->
                machine.output("sysctl", "-n", "machdep.cpu.brand_string")
                        .map(Microarchitecture::apple)
                        .orElseGet(() -> Microarchitecture.baseline(platform));
            default -> Microarchitecture.baseline(platform);
        };
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(matcher.groupCount() == 1 ? 1 : 0)) : Optional.empty();
    }
}
