package io.github.envmaven.core.record;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.spec.StringMatcher;
import io.github.envmaven.core.version.TextPattern;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells whether a record is what a spec asks for (CEP 29).
 *
 * <p>A field that the record lacks satisfies nothing that asks for it. {@link MatchSpec#extras()} and
 * {@link MatchSpec#when()} say what comes with a record and when a spec counts; they select no record and are not
 * looked at here.
 */
public final class SpecMatch {

    /** What conda calls {@code defaults}: these channels of one server. */
    private static final List<String> DEFAULTS = List.of("pkgs/main", "pkgs/r", "pkgs/msys2");

    private SpecMatch() {}

    /**
     * Matches a record whose file is not known. Channel, URL and file name cannot be looked at, and a spec that asks for
     * one of them matches nothing.
     *
     * @param spec the spec
     * @param record the record
     * @return whether the record is what the spec asks for
     */
    public static boolean matches(MatchSpec spec, PackageRecord record) {
        return matchesNameVersionBuild(spec, record.name(), record)
                && (spec.isPlain()
                        || (matchesFields(spec, record)
                                && spec.channel().isEmpty()
                                && spec.url().isEmpty()
                                && spec.fileName().isEmpty()));
    }

    /**
     * Matches a record with its file and channel.
     *
     * @param spec the spec
     * @param record the record
     * @return whether the record is what the spec asks for
     */
    public static boolean matches(MatchSpec spec, RepoDataRecord record) {
        PackageRecord fields = record.packageRecord();
        return matchesNameVersionBuild(spec, fields.name(), fields)
                && (spec.isPlain() || (matchesFields(spec, fields) && matchesPlace(spec, record)));
    }

    /**
     * Matches a virtual package, of which specs see name, version and build.
     *
     * @param spec the spec
     * @param virtual the virtual package
     * @return whether it is what the spec asks for
     */
    public static boolean matches(MatchSpec spec, VirtualPackage virtual) {
        return matchesName(spec, virtual.name())
                && spec.version().matches(virtual.version())
                && spec.build().matches(virtual.build());
    }

    private static boolean matchesNameVersionBuild(MatchSpec spec, PackageName name, PackageRecord record) {
        return matchesName(spec, name)
                && spec.version().matches(record.version())
                && spec.build().matches(record.build());
    }

    private static boolean matchesName(MatchSpec spec, PackageName name) {
        Optional<PackageName> exact = spec.name();
        return exact.isPresent() ? exact.get().equals(name) : spec.nameMatcher().matches(name.value());
    }

    private static boolean matchesFields(MatchSpec spec, PackageRecord record) {
        return spec.buildNumber()
                        .map(number -> number.matches(record.buildNumber()))
                        .orElse(true)
                && matches(spec.subdir(), Optional.of(record.subdir()))
                && matches(spec.md5(), record.md5().map(Object::toString))
                && matches(spec.sha256(), record.sha256().map(Object::toString))
                && matches(spec.license(), record.license())
                && matches(spec.licenseFamily(), record.licenseFamily())
                && sameSet(spec.trackFeatures(), record.trackFeatures())
                && sameSet(
                        spec.features(), record.features().map(SpecMatch::words).orElse(List.of()))
                && hasFlags(spec.flags(), record.flags());
    }

    private static boolean matches(Optional<StringMatcher> matcher, Optional<String> value) {
        return matcher.isEmpty() || (value.isPresent() && matcher.get().matches(value.get()));
    }

    private static boolean sameSet(List<String> wanted, List<String> present) {
        return wanted.isEmpty() || new TreeSet<>(wanted).equals(new TreeSet<>(present));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("[, ]+"));
    }

    /** Every flag that is asked for, each maybe a glob, is one the record has (CEP 45). */
    private static boolean hasFlags(List<String> wanted, List<String> present) {
        for (String flag : wanted) {
            TextPattern pattern = TextPattern.glob(flag);
            if (present.stream().noneMatch(pattern::matches)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesPlace(MatchSpec spec, RepoDataRecord record) {
        return matches(spec.fileName(), Optional.of(record.fileName()))
                && matches(spec.url(), Optional.of(record.url()))
                && spec.channel()
                        .map(channel -> matchesChannel(channel, record.channel()))
                        .orElse(true);
    }

    /**
     * Tells whether a channel is the one that a spec names: by its URL, by its name or the end of its URL's path, or by
     * a glob or regular expression over either. {@code defaults} names each of the channels it stands for.
     *
     * @param wanted the spec's channel
     * @param channel a record's channel
     * @return whether it is that one
     */
    public static boolean matchesChannel(String wanted, Channel channel) {
        if (wanted.contains("://")) {
            return wanted.equals(channel.baseUrl());
        }
        if (wanted.indexOf('*') >= 0 || TextPattern.isRegex(wanted)) {
            StringMatcher matcher = StringMatcher.parse(wanted);
            return matcher.matches(channel.name()) || matcher.matches(path(channel.baseUrl()));
        }
        if (wanted.equals("defaults")) {
            return channel.name().equals(wanted) || DEFAULTS.contains(path(channel.baseUrl()));
        }
        return wanted.equals(channel.name())
                || wanted.equals(path(channel.baseUrl()))
                || (wanted.startsWith("/") && channel.baseUrl().equals("file://" + wanted));
    }

    /** A channel's name as its URL has it: the path on its server, without the slash. */
    private static String path(String baseUrl) {
        int host = baseUrl.indexOf("://");
        int slash = host < 0 ? -1 : baseUrl.indexOf('/', host + 3);
        return slash < 0 ? baseUrl : baseUrl.substring(slash + 1);
    }
}
