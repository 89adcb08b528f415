package io.github.envmaven.core.testing;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaConflict;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaRequestBuilder;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A channel in three lines: {@code TestChannel.of("menu 1.5 : dropdown 2.*; icons", "dropdown 2.3", "icons 2.0 | menu >=1")}.
 *
 * <p>A line is {@code name version [build [build-number]] [: depends; ...] [| constrains; ...]}.
 */
public final class TestChannel {

    /** The platform of all test channels. */
    public static final String PLATFORM = "linux-64";

    private final Channel channel;
    private final List<RepoDataRecord> records;

    private TestChannel(Channel channel, List<RepoDataRecord> records) {
        this.channel = channel;
        this.records = records;
    }

    /** A channel named {@code test}. */
    public static TestChannel of(String... lines) {
        return named("test", lines);
    }

    /** A channel with a name of its own. */
    public static TestChannel named(String name, String... lines) {
        Subdir subdir = new Channel(name, "https://example.org/" + name).subdir(PLATFORM);
        return new TestChannel(
                subdir.channel(),
                Arrays.stream(lines).map(line -> record(subdir, line)).toList());
    }

    private static RepoDataRecord record(Subdir subdir, String line) {
        List<String> constrains = listAfter(line, "|");
        String rest = line.split("\\|", 2)[0];
        List<String> depends = listAfter(rest, " : ");
        String[] parts = rest.split(" : ", 2)[0].strip().split(" +", -1);
        String build = parts.length > 2 ? parts[2] : "0";
        long number = parts.length > 3 ? Long.parseLong(parts[3]) : 0;
        PackageRecordBuilder builder = PackageRecord.builder(PackageName.of(parts[0]), Version.parse(parts[1]), build)
                .buildNumber(number)
                .subdir(subdir.platform())
                .depends(depends)
                .constrains(constrains);
        String file = parts[0] + "-" + parts[1] + "-" + build + ".conda";
        return new RepoDataRecord(builder.build(), file, subdir.url() + file, subdir.channel());
    }

    private static List<String> listAfter(String text, String separator) {
        int at = text.indexOf(separator);
        if (at < 0) {
            return List.of();
        }
        return Arrays.stream(text.substring(at + separator.length()).split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The same channel with other records. */
    public TestChannel mapped(UnaryOperator<RepoDataRecord> change) {
        return new TestChannel(channel, records.stream().map(change).toList());
    }

    /** The same channel with all records built at a time. */
    public TestChannel builtAt(long millis) {
        return mapped(record -> new RepoDataRecord(
                record.packageRecord().toBuilder().timestamp(millis).build(),
                record.fileName(),
                record.url(),
                record.channel()));
    }

    /** All records. */
    public List<RepoDataRecord> records() {
        return records;
    }

    /** The record of a file's stem, such as {@code menu-1.5-0}. */
    public RepoDataRecord record(String stem) {
        return records.stream()
                .filter(record -> record.packageRecord().stem().equals(stem))
                .findFirst()
                .orElseThrow();
    }

    /** What a resolver reads. */
    public ChannelRecords source() {
        return new ChannelRecords(channel, List.of(new MemoryRecords(channel.subdir(PLATFORM), records)));
    }

    /** A request for specs of this channel. */
    public CondaRequestBuilder request(String... specs) {
        return CondaRequest.builder(PLATFORM, List.of(source()), specs(specs));
    }

    /** Specs written nowhere in particular. */
    public static List<RequestedSpec> specs(String... specs) {
        return Arrays.stream(specs).map(RequestedSpec::of).toList();
    }

    /** The stems of the solution, sorted. */
    public List<String> solutionOf(String... specs) {
        return stems(new CondaResolver().resolve(request(specs).build()));
    }

    /** The stems of a solution, sorted. */
    public static List<String> stems(CondaSolution solution) {
        List<String> stems = new ArrayList<>();
        solution.records().forEach(record -> stems.add(record.packageRecord().stem()));
        stems.sort(null);
        return stems;
    }

    /** Why there is no solution. */
    public CondaConflict conflictOf(String... specs) {
        return (CondaConflict) new CondaResolver().attempt(request(specs).build());
    }

    /** What a user reads of a request that has no solution. */
    public static String story(CondaRequest request) {
        return ((CondaConflict) new CondaResolver().attempt(request)).explanation() + "\n";
    }
}
