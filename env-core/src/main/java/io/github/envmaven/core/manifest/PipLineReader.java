package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.manifest.PipOption.Kind;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pep.SdistName;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.pylock.Pylock;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line that pip would be given, and refuses, each with its reason, what a lock cannot hold. */
final class PipLineReader {

    private static final List<String> WITHOUT_EFFECT_OR_VALUE =
            List.of("--no-require-hashes", "--prefer-binary", "--no-cache-dir");
    private static final List<Kind> OF_PATHS = List.of(Kind.REQUIREMENTS, Kind.CONSTRAINTS, Kind.EDITABLE);

    private static final Pattern SHORT = Pattern.compile("(-[a-z])\\s*([^\\s=-].*)?");
    private static final Pattern LONG = Pattern.compile("(--[a-z-]+)(?:(?:\\s*=\\s*|\\s+)(.*))?");
    /** A blank outside of quotes with another option behind it. */
    private static final Pattern NEXT_OPTION = Pattern.compile("\\s+(?=-)(?=(?:[^'\"]++|'[^']*'|\"[^\"]*\")*+$)");

    private static final Pattern FILE_URL = Pattern.compile("file:(?://(?:localhost)?(?=/))?(?:/(?=[A-Za-z]:))?(.*)");
    private static final Pattern OWN_OPTIONS = Pattern.compile("\\s+-.*$");
    private static final Pattern HASH = Pattern.compile("\\s+--hash(?:=|\\s+)([a-z0-9]+):([0-9a-fA-F]+)");
    private static final Pattern REPOSITORY = Pattern.compile("(?:.*@\\s*)?(?:hg|svn|bzr)\\+.*");
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9._-]+)");
    private static final Pattern FILE =
            Pattern.compile("(?<path>.*\\.(?:whl|zip|tar\\.gz))(?<extras>\\[[^\\]]*\\])?\\s*(?:;\\s*(?<marker>.*))?");
    private static final Pattern BARE_URL = Pattern.compile("(?:https?|file)://\\S+");

    private final RequestedPip line;

    private PipLineReader(RequestedPip line) {
        this.line = line;
    }

    /** What a line says: nothing, one requirement, or one option or several. */
    static List<PipLine> read(RequestedPip line) {
        String text = RequirementsFile.withoutComment(line.text());
        if (!text.startsWith("-")) {
            return text.isEmpty() ? List.of() : List.of(new PipLineReader(line).requirement(text));
        }
        List<PipLine> options = new ArrayList<>();
        for (String option : NEXT_OPTION.split(text, -1)) {
            boolean isAlone = option.length() == text.length();
            RequestedPip own = isAlone ? line : line.with(option, line.origin(), line.role());
            options.add(new PipLineReader(own).option(option));
        }
        return options;
    }

    /** A requirement without what follows it for pip alone. */
    static String withoutOptions(String text) {
        return OWN_OPTIONS.matcher(RequirementsFile.withoutComment(text)).replaceFirst("");
    }

    private PipOption option(String text) {
        Matcher option = text.startsWith("--") ? LONG.matcher(text) : SHORT.matcher(text);
        String name = option.matches() ? option.group(1) : text;
        Kind kind = Kind.find(name)
                .orElseThrow(() -> refused(
                        "is an option of pip that a lock cannot obey",
                        "Take it out; what counts is --index-url, --extra-index-url, --no-index, --find-links, -r, -c,"
                                + " -e, --group, --pre and --hash."));
        String written = option.group(2) == null ? "" : option.group(2).strip();
        requireNothingBehind(name, kind, written);
        String value = OF_PATHS.contains(kind) ? path(unquoted(written)) : unquoted(written);
        if (value.isEmpty() && kind.needsValue()) {
            throw refused("has no value", "Write the value behind " + name + ".");
        }
        boolean isFile = kind == Kind.REQUIREMENTS || kind == Kind.CONSTRAINTS;
        if (isFile && Pylock.isNamed(value.replaceFirst("#.*$", ""))) {
            return pylock(kind, value);
        }
        return new PipOption(kind, value, line);
    }

    /** pip passes over a requirement there. Paths may have blanks in them. */
    private void requireNothingBehind(String name, Kind kind, String written) {
        boolean isFlag = kind == Kind.NO_EFFECT ? WITHOUT_EFFECT_OR_VALUE.contains(name) : !kind.needsValue();
        boolean isWord = kind == Kind.INDEX_URL || kind == Kind.EXTRA_INDEX_URL || kind == Kind.NO_EFFECT;
        String behind =
                isFlag ? written : isWord ? written.replaceFirst("^\\S+", "").strip() : "";
        if (!behind.isEmpty()) {
            throw refused(
                    "has more behind an option than its value: " + RequestedPip.masked(behind),
                    "Write each requirement, and each option, on a line of its own.");
        }
    }

    /** pip takes the URL of a file for a path, also one that is relative. */
    private String path(String value) {
        Matcher url = FILE_URL.matcher(value);
        try {
            return url.matches() ? URLDecoder.decode(url.group(1).replace("+", "%2B"), StandardCharsets.UTF_8) : value;
        } catch (IllegalArgumentException e) {
            throw refused("is no path", "Write it relative to the file that it stands in.");
        }
    }

    private PipOption pylock(Kind kind, String value) {
        if (kind != Kind.REQUIREMENTS) {
            throw refused("limits packages by a file that says which to install", "Name it with -r.");
        }
        return new PipOption(Kind.PYLOCK, value, line);
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    private PipRequirement requirement(String text) {
        String own = OWN_OPTIONS.matcher(text).replaceFirst("");
        if (REPOSITORY.matcher(own).matches()) {
            throw refused(
                    "asks for a repository of a kind that is not known",
                    "Ask for a version that is on an index, or for one in a repository of git.");
        }
        String named = isPath(own) ? file(own) : named(own);
        List<String> sha256s = sha256s(text.substring(own.length()));
        try {
            return new PipRequirement(Requirement.parse(named), sha256s, line);
        } catch (InvalidInput e) {
            // Without the cause, whose message may have the secrets of a URL.
            throw new InvalidInput(
                    line.origin() + ": '" + RequestedPip.masked(own) + "' cannot be read: "
                            + RequestedPip.masked(String.valueOf(e.getMessage())),
                    e.remedy().orElse(Remedy.fixInput("Write it as 'name >=1.0', 'name[extra]' or 'name @ URL'.")));
        }
    }

    /** pip also takes a URL alone, if it is that of a wheel. */
    private String named(String text) {
        if (text.startsWith("git+")) {
            Matcher egg = EGG.matcher(text);
            if (!egg.find()) {
                throw refused("is a URL without a name", "Write the package's name in front of it: 'name @ URL'.");
            }
            return egg.group(1) + " @ " + text;
        }
        if (!BARE_URL.matcher(text).matches()) {
            return text;
        }
        String path = text.replaceFirst("[#?].*$", "");
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!file.endsWith(".whl")) {
            throw refused("is a URL without a name", "Write the package's name in front of it: 'name @ URL'.");
        }
        return WheelName.parse(file.replace("%2B", "+")).name() + " @ " + text;
    }

    /** pip takes the path of a file, with extras; the file says what is in it. */
    private String file(String text) {
        Matcher file = FILE.matcher(text);
        if (!file.matches() || line.directory().isEmpty()) {
            throw refused(
                    "asks for a directory or file, which is not the same everywhere",
                    "Ask for the package by its name, and name the directory of its wheels with --find-links; a project"
                            + " to be worked on in place is asked for with -e.");
        }
        String path = file.group("path").replace('\\', '/');
        String name = path.substring(path.lastIndexOf('/') + 1);
        String project = name.endsWith(".whl")
                ? WheelName.parse(name).name().value()
                : SdistName.parse(name).name().value();
        String extras = file.group("extras") == null ? "" : file.group("extras");
        String marker = file.group("marker") == null ? "" : " ; " + file.group("marker");
        return project + extras + " @ " + url(path) + marker;
    }

    private String url(String path) {
        String directory = line.directory().replace('\\', '/');
        try {
            URI base = new URI("file", null, (directory.startsWith("/") ? "" : "/") + directory + "/", null);
            return base.resolve(new URI(null, null, path, null))
                    .normalize()
                    .toString()
                    .replaceFirst("^file:/+", "file:///");
        } catch (URISyntaxException e) {
            throw refused("is no path", "Write it relative to the file that it stands in.");
        }
    }

    private static boolean isPath(String text) {
        String first = text.replaceFirst("[\\[;].*$", "").strip();
        boolean isFile = first.toLowerCase(Locale.ROOT).matches("[^@]*\\.(?:whl|zip|tar\\.gz)");
        return !first.contains("://")
                && !first.contains("@")
                && (first.startsWith(".") || first.contains("/") || first.contains("\\") || isFile);
    }

    private List<String> sha256s(String options) {
        List<String> sha256s = new ArrayList<>();
        Matcher hash = HASH.matcher(options);
        int end = 0;
        boolean others = false;
        while (hash.find() && hash.start() == end) {
            end = hash.end();
            if (hash.group(1).equals("sha256") && hash.group(2).length() == 64) {
                sha256s.add(hash.group(2).toLowerCase(Locale.ROOT));
            } else {
                others = true;
            }
        }
        if (!options.substring(end).isBlank()) {
            throw refused(
                    "has an option of pip that a lock cannot obey: "
                            + options.substring(end).strip(),
                    "Take it out; only --hash may follow a requirement.");
        }
        if (others && sha256s.isEmpty()) {
            throw refused("has no hash by sha256, and that is what locks hold", "Add --hash=sha256:... to it.");
        }
        return sha256s;
    }

    private InvalidInput refused(String why, String remedy) {
        return new InvalidInput(
                line.origin() + ": '" + line.withoutSecrets() + "' " + why + ".", Remedy.fixInput(remedy));
    }
}
