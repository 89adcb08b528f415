package io.github.envmaven.core.python;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.WheelTags;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Python of an environment as its packages from an index see it (PEP 425, 508): all that is told by the conda packages
 * that it is made of, so that environments of other platforms are known as well as this machine's.
 *
 * @param platform the conda platform, for example {@code osx-arm64}
 * @param version its full version
 * @param markers what markers ask about it
 * @param tags which wheels it accepts
 */
public record Interpreter(String platform, Pep440Version version, MarkerEnvironment markers, WheelTags tags) {

    /** A build of {@code python_abi} is {@code 8_cp313t}; who needs one asks for {@code python_abi 3.13.* *_cp313t}. */
    private static final Pattern ABI = Pattern.compile("(?:.*[ *])?\\d*_((?:cp|pypy|graalpy)\\w+)");

    /**
     * The Python among the packages of an environment.
     *
     * @param platform the environment's platform
     * @param records its packages
     * @param facts what its machines are taken to have
     * @return empty where there is no Python
     */
    public static Optional<Interpreter> of(
            String platform, Collection<PackageRecord> records, Collection<VirtualPackage> facts) {
        return find("python", records)
                .map(python -> new Reading(platform, python, records).interpreter(PlatformFacts.of(platform, facts)));
    }

    private static Optional<PackageRecord> find(String name, Collection<PackageRecord> records) {
        return records.stream()
                .filter(record -> record.name().value().equals(name))
                .findFirst();
    }

    /** The name for messages. */
    @Override
    public String toString() {
        return "Python " + version + " on " + platform;
    }

    /** What the records say. */
    private record Reading(String platform, PackageRecord python, Collection<PackageRecord> records) {

        Interpreter interpreter(PlatformFacts facts) {
            Pep440Version version = version(python);
            if (version.release().length < 2 || version.release()[0] != 3) {
                throw unknown(python);
            }
            int minor = Math.toIntExact(version.release()[1]);
            String abi = abi().orElse("cp3" + minor);
            boolean pypy = abi.startsWith("pypy");
            boolean graalpy = abi.startsWith("graalpy");
            Map<String, String> markers = new TreeMap<>(facts.markers());
            markers.put("python_version", "3." + minor);
            markers.put("python_full_version", version.toString());
            markers.put("implementation_name", pypy ? "pypy" : graalpy ? "graalpy" : "cpython");
            markers.put("platform_python_implementation", pypy ? "PyPy" : graalpy ? "GraalVM" : "CPython");
            markers.put("implementation_version", implementation().toString());
            String tag = (pypy ? "pp3" : "graalpy3") + minor;
            List<String> platforms = facts.wheelPlatforms();
            return new Interpreter(
                    platform,
                    version,
                    MarkerEnvironment.of(markers),
                    pypy || graalpy
                            ? WheelTags.other(minor, tag, abi, platforms)
                            : WheelTags.cpython(minor, abi, platforms));
        }

        private Optional<String> abi() {
            Optional<String> installed = find("python_abi", records)
                    .filter(abi -> abi.version().startsWith(python.version())
                            || python.version().startsWith(abi.version()))
                    .map(PackageRecord::build);
            return installed
                    .or(() -> python.depends().stream()
                            .filter(depends -> depends.startsWith("python_abi "))
                            .findFirst())
                    .map(ABI::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1));
        }

        /** PyPy and GraalPy count their own versions. */
        private Pep440Version implementation() {
            return find("pypy", records)
                    .or(() -> find("graalpy", records))
                    .flatMap(record -> Pep440Version.find(record.version().toString()))
                    .orElse(version(python));
        }

        private static Pep440Version version(PackageRecord python) {
            return Pep440Version.find(python.version().toString()).orElseThrow(() -> unknown(python));
        }

        private static InvalidInput unknown(PackageRecord python) {
            return new InvalidInput(
                    "Python " + python.version() + " is none that pip requirements can be locked for",
                    Remedy.fixInput("Ask for a Python 3, such as 'python >=3.12'."));
        }
    }
}
