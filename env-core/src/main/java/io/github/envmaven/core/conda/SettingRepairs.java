package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.Explanation.Hint;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of how to solve: dates, channel priority, facts about the machine, pins and exclusions. */
final class SettingRepairs {

    private static final int MOST_VERSIONS = 6;
    private static final long DAY = 86_400_000L;
    /** Where any driver will do, one as machines have it now shows what that gives. */
    private static final Version TYPICAL_CUDA = Version.parse("12.8");

    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.]*");

    /** Facts that say which system it is, not what it has. */
    private static final List<String> SYSTEMS = List.of("__unix", "__linux", "__osx", "__win");

    private final CondaRequest request;
    private final List<PackageName> clashing;
    private final List<Requirement> told;

    SettingRepairs(CondaRequest request, List<RequestedSpec> clashing, List<Requirement> told) {
        this.request = request;
        this.clashing = clashing.stream()
                .flatMap(spec -> spec.spec().name().stream())
                .distinct()
                .toList();
        this.told = told;
    }

    /** The first day whose records are enough, sought by halving. */
    Optional<Hint> laterDate(RepairTrials trials) {
        if (request.excludeNewer().isNothing()) {
            return Optional.empty();
        }
        Optional<CondaSolution> late = trials.solve(newerThan(Long.MAX_VALUE - 1));
        if (late.isEmpty()) {
            return Optional.empty();
        }
        List<Long> days = daysLeftOut(late.get());
        int low = 0;
        int high = days.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trials.solve(newerThan(days.get(middle))).isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return days.isEmpty() ? Optional.empty() : trials.firstOf(List.of(laterDate(days.get(low))));
    }

    private CondaRequest newerThan(long millis) {
        return request.toBuilder()
                .excludeNewer(request.excludeNewer().notBefore(millis))
                .build();
    }

    private Repair laterDate(long end) {
        String day = ExcludeNewer.day(end);
        return new Repair(
                Hint.Kind.EXCLUDE_NEWER,
                "move exclude-newer to " + day,
                "exclude-newer",
                day,
                clashing,
                newerThan(end));
    }

    /** The ends of the days on which something came that is left out now, for the names of a solution. */
    private List<Long> daysLeftOut(CondaSolution solution) {
        Set<Long> days = new TreeSet<>();
        for (RepoDataRecord chosen : solution.records()) {
            for (RepoDataRecord record : recordsNamed(chosen.packageRecord().name())) {
                if (request.excludeNewer().reason(record).isPresent()) {
                    ExcludeNewer.time(record).ifPresent(time -> days.add(Math.floorDiv(time, DAY) * DAY + DAY - 1));
                }
            }
        }
        return new ArrayList<>(days);
    }

    private List<RepoDataRecord> recordsNamed(PackageName name) {
        List<RepoDataRecord> records = new ArrayList<>();
        for (ChannelRecords channel : request.channels()) {
            for (RecordSource source : channel.sources()) {
                records.addAll(source.recordsNamed(name));
            }
        }
        return records;
    }

    /** Later channels may serve names that earlier ones have. */
    List<Repair> flexiblePriority() {
        if (request.priority() != ChannelPriority.STRICT || request.channels().size() < 2) {
            return List.of();
        }
        return List.of(new Repair(
                Hint.Kind.CHANNEL_PRIORITY,
                "solve with flexible instead of strict channel priority",
                "strict",
                "flexible",
                clashing,
                request.toBuilder().priority(ChannelPriority.FLEXIBLE).build()));
    }

    /**
     * A machine that has what is missing: the lowest version that will do where versions are asked for, else a high one.
     *
     * @param named requirements on facts, which name the versions to try
     */
    List<Repair> facts(List<Requirement> named) {
        List<Repair> repairs = new ArrayList<>();
        Set<PackageName> missing = new LinkedHashSet<>();
        for (Requirement requirement : told) {
            MatchSpec spec = requirement.spec();
            if (spec != null && spec.name().isPresent()) {
                missing.add(spec.name().get());
            }
        }
        missing.removeIf(name -> !name.value().startsWith("__") || isOtherSystem(name.value()));
        for (PackageName name : missing) {
            List<Version> versions = new ArrayList<>(versionsNamed(name, told));
            if (versions.isEmpty()) {
                versions.addAll(versionsNamed(name, named));
                versions.add(0, name.value().equals("__cuda") ? TYPICAL_CUDA : Version.parse("1"));
                Collections.reverse(versions);
            }
            versions.stream().limit(MOST_VERSIONS).forEach(version -> repairs.add(fact(name, version)));
        }
        return repairs;
    }

    private boolean isOtherSystem(String name) {
        return SYSTEMS.contains(name)
                && request.virtualPackages().stream()
                        .noneMatch(fact -> fact.name().value().equals(name));
    }

    private static Set<Version> versionsNamed(PackageName name, List<Requirement> requirements) {
        Set<Version> versions = new TreeSet<>();
        for (Requirement requirement : requirements) {
            if (isAbout(requirement, name) && requirement.spec() != null) {
                Matcher text = VERSION.matcher(requirement.spec().version().toString());
                while (text.find()) {
                    versions.add(Version.parse(text.group()));
                }
            }
        }
        return versions;
    }

    private Repair fact(PackageName name, Version version) {
        List<VirtualPackage> facts = new ArrayList<>(request.virtualPackages());
        Optional<VirtualPackage> now =
                facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
        now.ifPresent(facts::remove);
        facts.add(
                new VirtualPackage(name, version, now.map(VirtualPackage::build).orElse("0")));
        String value = name + "=" + version;
        return new Repair(
                Hint.Kind.VIRTUAL_PACKAGE,
                "if the target machine has it, state the virtual package " + value
                        + now.map(fact -> " instead of " + fact.version()).orElse(""),
                name.value(),
                value,
                clashing,
                request.toBuilder().virtualPackages(facts).build());
    }

    /** Packages held at a record, let go. */
    List<Repair> unpinned() {
        List<Repair> repairs = new ArrayList<>();
        for (RepoDataRecord pin : request.pinned()) {
            PackageName name = pin.packageRecord().name();
            if (told.stream().anyMatch(requirement -> isAbout(requirement, name))) {
                List<RepoDataRecord> others = new ArrayList<>(request.pinned());
                others.remove(pin);
                String what = name + " " + pin.packageRecord().version() + " "
                        + pin.packageRecord().build();
                repairs.add(new Repair(
                        Hint.Kind.UNPIN,
                        "do not pin " + what,
                        what,
                        "",
                        List.of(name),
                        request.toBuilder().pinned(others).build()));
            }
        }
        return repairs;
    }

    private static boolean isAbout(Requirement requirement, PackageName name) {
        MatchSpec spec = requirement.spec();
        return spec != null && spec.name().equals(Optional.of(name));
    }

    /** Records that must not be chosen, allowed: one by one, then all. */
    List<Repair> allowed() {
        List<Repair> repairs = new ArrayList<>();
        for (Map.Entry<String, String> ban : request.excluded().entrySet()) {
            String file = ban.getKey().substring(ban.getKey().lastIndexOf('/') + 1);
            boolean isTold = told.stream()
                    .anyMatch(requirement -> requirement.spec() != null
                            && requirement
                                    .spec()
                                    .name()
                                    .filter(name -> file.startsWith(name.value() + "-"))
                                    .isPresent());
            if (isTold) {
                Map<String, String> others = new LinkedHashMap<>(request.excluded());
                others.remove(ban.getKey());
                repairs.add(new Repair(
                        Hint.Kind.ALLOW_RECORD,
                        "allow " + file + " (" + ban.getValue() + ")",
                        file,
                        "",
                        List.of(),
                        request.toBuilder()
                                .excluded(Collections.unmodifiableMap(others))
                                .build()));
            }
        }
        return repairs;
    }
}
