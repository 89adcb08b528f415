package io.github.envmaven.core.wheel;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.python.PythonInfo;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the files of a wheel go, which is where {@code sysconfig} of a conda Python and pip say. Pure Python and platform
 * modules go to one place there.
 *
 * <pre>
 * requests/api.py                                   lib/python3.12/site-packages/requests/api.py
 * greenlet-3.1.data/headers/greenlet.h              include/python3.12/greenlet/greenlet.h
 * docutils-0.22.data/scripts/rst2html.py            bin/rst2html.py
 * jupyter-1.0.data/data/share/jupyter/kernel.json   share/jupyter/kernel.json
 * </pre>
 *
 * @param python the Python it is installed for
 * @param wheel the wheel
 */
public record InstallScheme(PythonInfo python, UnpackedWheel wheel) {

    private static final String CONDA_META = "conda-meta";
    private static final String DIST_INFO = ".dist-info";
    private static final String EGG_INFO = ".egg-info";

    /**
     * The place of a file.
     *
     * @param member the file's path in the wheel
     * @return relative to the prefix
     * @throws IntegrityFailed when it is no place for a wheel's file
     */
    public String placeOf(String member) {
        String data = wheel.data() + "/";
        String place = member.startsWith(data)
                ? placeOfData(member.substring(data.length()), member)
                : python.sitePackages() + "/" + member;
        Optional<String> problem = SafePath.problemWith(place);
        if (problem.isPresent()) {
            throw refused(member, problem.get());
        }
        if (top(place).equalsIgnoreCase(CONDA_META)) {
            throw refused(member, "would forge the environment's own records");
        }
        if (isMetadataOfAnother(place)) {
            throw refused(member, "would forge what is known of another package");
        }
        return place;
    }

    /**
     * The directory with what is known of the package.
     *
     * @return relative to the prefix
     */
    public String distInfo() {
        return python.sitePackages() + "/" + wheel.distInfo();
    }

    /**
     * Whether a file is a program of the wheel's own, whose first line may have to name the Python.
     *
     * @param member the file's path in the wheel
     * @return whether it lies among the scripts
     */
    public boolean isScript(String member) {
        return member.startsWith(wheel.data() + "/scripts/");
    }

    /**
     * How a place is written in {@code RECORD}.
     *
     * @param place relative to the prefix
     * @return relative to the directory of modules, with {@code ../} where it lies elsewhere
     */
    public String inRecord(String place) {
        return inRecord(python.sitePackages(), place);
    }

    /**
     * How a place is written in {@code RECORD}.
     *
     * @param sitePackages the directory of modules, relative to the prefix
     * @param place relative to the prefix
     * @return relative to the directory of modules, with {@code ../} where it lies elsewhere
     */
    static String inRecord(String sitePackages, String place) {
        String common = sitePackages + "/";
        StringBuilder climb = new StringBuilder();
        while (!common.isEmpty() && !place.startsWith(common)) {
            common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            climb.append("../");
        }
        return climb + place.substring(common.length());
    }

    private String placeOfData(String path, String member) {
        int slash = path.indexOf('/');
        String rest = path.substring(slash + 1);
        return switch (path.substring(0, Math.max(0, slash))) {
            case "purelib", "platlib" -> python.sitePackages() + "/" + rest;
            case "scripts" -> python.scriptsDirectory() + "/" + rest;
            case "headers" -> headers() + "/" + wheel.spelledName() + "/" + rest;
            case "data" -> rest;
            default -> throw refused(member, "lies where nothing says where it goes");
        };
    }

    private String headers() {
        if (python.windows()) {
            return "Include";
        }
        // lib/python3.13t/site-packages has its headers in include/python3.13t.
        String[] parts = python.sitePackages().split("/", -1);
        boolean isUsual = parts.length == 3 && parts[1].startsWith("python");
        return "include/" + (isUsual ? parts[1] : "python" + python.shortVersion());
    }

    /** Python takes a file or directory for metadata by its name, in whatever case that is. */
    private boolean isMetadataOfAnother(String place) {
        String modules = python.sitePackages() + "/";
        if (!place.startsWith(modules)) {
            return false;
        }
        String top = top(place.substring(modules.length()));
        String lower = top.toLowerCase(Locale.ROOT);
        if (lower.endsWith(EGG_INFO)) {
            String project = top.substring(0, top.length() - EGG_INFO.length()).replaceFirst("-.*", "");
            return !PypiName.normalized(project).equals(wheel.name().name().value());
        }
        return lower.endsWith(DIST_INFO) && !top.equals(wheel.distInfo());
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private IntegrityFailed refused(String member, String why) {
        return new IntegrityFailed(
                "Wheel " + wheel.name().fileName() + ": file '" + SafePath.printable(member) + "' " + why);
    }
}
