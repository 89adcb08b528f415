package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.Explanation.Hint;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of what the user wrote: specs and limits. */
final class SpecRepairs {

    /** The name in a spec's canonical text, after the channel. */
    private static final Pattern OWN_NAME = Pattern.compile("(?<=^|::)[^ =<>!~\\[:/]+(?=[ =<>!~\\[]|$)");

    private final CondaRequest request;
    private final List<RequestedSpec> clashing;
    private final List<Requirement> told;

    SpecRepairs(CondaRequest request, List<RequestedSpec> clashing, List<Requirement> told) {
        this.request = request;
        this.clashing = clashing;
        this.told = told;
    }

    /** The specs that clash, the last first: what was written first is the most important. */
    List<RequestedSpec> clashingSpecs() {
        return reversed(request.specs());
    }

    /** The limits that clash, the last first. */
    List<RequestedSpec> clashingConstraints() {
        return reversed(request.constraints());
    }

    private List<RequestedSpec> reversed(List<RequestedSpec> all) {
        List<RequestedSpec> found =
                new ArrayList<>(all.stream().filter(clashing::contains).toList());
        Collections.reverse(found);
        return found;
    }

    /** A spec that lets newer versions in, or other builds. */
    List<Repair> raised(RequestedSpec spec) {
        return replaced(spec, LooserSpecs.upwards(spec.spec()), Hint.Kind.LOOSEN_SPEC);
    }

    /** A spec that lets older versions in. */
    List<Repair> lowered(RequestedSpec spec) {
        return replaced(spec, LooserSpecs.downwards(spec.spec()), Hint.Kind.LOOSEN_SPEC);
    }

    /** A spec of a package whose name is near, where there is no package of the name. */
    List<Repair> renamed(RequestedSpec spec) {
        Optional<PackageName> name = spec.spec().name();
        if (name.isEmpty() || isKnown(name.get(), request.channels())) {
            return List.of();
        }
        List<String> texts = NearestNames.of(name.get().value(), request.channels()).stream()
                .map(near -> OWN_NAME.matcher(spec.spec().toString()).replaceFirst(Matcher.quoteReplacement(near)))
                .toList();
        return replaced(spec, texts, Hint.Kind.RENAME_SPEC);
    }

    /** A spec served from a channel that strict priority hides. */
    List<Repair> fromOtherChannels() {
        List<Repair> repairs = new ArrayList<>();
        if (request.priority() != ChannelPriority.STRICT) {
            return repairs;
        }
        for (RequestedSpec spec : clashingSpecs()) {
            boolean plain = spec.spec().isPlain() && spec.spec().name().isPresent();
            for (ChannelRecords channel : plain ? request.channels() : List.<ChannelRecords>of()) {
                if (isHidden(spec.spec().name().get(), channel)) {
                    List<String> texts = LooserSpecs.fromChannel(
                                    spec.spec(), channel.channel().name())
                            .stream()
                            .toList();
                    repairs.addAll(replaced(spec, texts, Hint.Kind.LOOSEN_SPEC));
                }
            }
        }
        return repairs;
    }

    private boolean isHidden(PackageName name, ChannelRecords channel) {
        int place = request.channels().indexOf(channel);
        return isKnown(name, request.channels().subList(0, place)) && isKnown(name, List.of(channel));
    }

    private static boolean isKnown(PackageName name, List<ChannelRecords> channels) {
        return channels.stream()
                .flatMap(channel -> channel.sources().stream())
                .anyMatch(source -> !source.recordsNamed(name).isEmpty());
    }

    /** The request without a spec, unless it is the only one. */
    List<Repair> dropped(RequestedSpec spec) {
        if (request.specs().size() < 2) {
            return List.of();
        }
        List<RequestedSpec> rest = new ArrayList<>(request.specs());
        rest.remove(spec);
        CondaRequest without = request.toBuilder().specs(rest).build();
        return List.of(new Repair(Hint.Kind.DROP_SPEC, "drop " + spec, spec.text(), "", List.of(), without));
    }

    /** A limit with less in it, or gone. */
    List<Repair> looserConstraint(RequestedSpec limit) {
        List<Repair> repairs = new ArrayList<>();
        List<PackageName> about = limit.spec().name().stream().toList();
        List<String> texts = new ArrayList<>(LooserSpecs.upwards(limit.spec()));
        texts.addAll(LooserSpecs.downwards(limit.spec()));
        for (String text : texts) {
            if (!text.equals(limit.spec().name().map(PackageName::value).orElse(""))) {
                List<RequestedSpec> limits = with(request.constraints(), limit, text);
                repairs.add(new Repair(
                        Hint.Kind.LOOSEN_LIMIT,
                        "limit to " + text + " instead of " + limit,
                        limit.text(),
                        text,
                        about,
                        request.toBuilder().constraints(limits).build()));
            }
        }
        List<RequestedSpec> rest = new ArrayList<>(request.constraints());
        rest.remove(limit);
        CondaRequest without = request.toBuilder().constraints(rest).build();
        repairs.add(new Repair(Hint.Kind.DROP_LIMIT, "drop the limit " + limit, limit.text(), "", about, without));
        return repairs;
    }

    private List<Repair> replaced(RequestedSpec spec, List<String> texts, Hint.Kind kind) {
        List<Repair> repairs = new ArrayList<>();
        for (String text : texts) {
            repairs.add(new Repair(
                    kind,
                    "ask for " + text + " instead of " + spec,
                    spec.text(),
                    text,
                    MatchSpec.parse(text).name().stream().toList(),
                    request.toBuilder().specs(with(request.specs(), spec, text)).build()));
        }
        return repairs;
    }

    private static List<RequestedSpec> with(List<RequestedSpec> specs, RequestedSpec old, String text) {
        List<RequestedSpec> changed = new ArrayList<>(specs);
        changed.set(specs.indexOf(old), new RequestedSpec(MatchSpec.parse(text), text, old.origin()));
        return changed;
    }

    /** What may help but cannot be tried here: a channel that nearly everybody has. */
    List<Hint> unchecked() {
        boolean has = request.channels().stream()
                .anyMatch(channel -> channel.channel().baseUrl().endsWith("/conda-forge"));
        for (Requirement requirement : has ? List.<Requirement>of() : told) {
            MatchSpec spec = requirement.spec();
            Optional<PackageName> name = spec == null ? Optional.empty() : spec.name();
            if (name.isPresent() && !name.get().value().startsWith("__") && !isKnown(name.get(), request.channels())) {
                return List.of(new Hint(
                        Hint.Kind.ADD_CHANNEL,
                        "add the channel conda-forge, if it has " + name.get(),
                        Hint.Reach.NOT_CHECKED,
                        "",
                        "conda-forge"));
            }
        }
        return List.of();
    }
}
