package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that decides which records an environment gets. Immutable; made by {@link #builder}. */
public final class CondaRequest {

    private final String platform;
    private final List<ChannelRecords> channels;
    private final List<RequestedSpec> specs;
    private final List<RequestedSpec> constraints;
    private final List<VirtualPackage> virtualPackages;
    private final List<RepoDataRecord> favored;
    private final List<RepoDataRecord> pinned;
    private final List<RepoDataRecord> installed;
    private final List<PackageName> updated;
    private final Map<String, String> excluded;
    private final List<DependencyOverride> overrides;
    private final ChannelPriority priority;
    private final Strategy strategy;
    private final ExcludeNewer excludeNewer;
    private final SolveLimits limits;
    private final CondaRequestBuilder parts;

    CondaRequest(CondaRequestBuilder builder) {
        this.platform = builder.platform;
        this.channels = builder.channels;
        this.specs = builder.specs;
        this.constraints = builder.constraints;
        this.virtualPackages = builder.virtualPackages;
        this.favored = builder.favored;
        this.pinned = builder.pinned;
        this.installed = builder.installed;
        this.updated = builder.updated;
        this.excluded = builder.excluded;
        this.overrides = builder.overrides;
        this.priority = builder.priority;
        this.strategy = builder.strategy;
        this.excludeNewer = builder.excludeNewer;
        this.limits = builder.limits;
        this.parts = builder.copy();
    }

    /**
     * Starts a request with what every request has.
     *
     * @param platform for example {@code linux-64}
     * @param channels where records come from, the most important first
     * @param specs what is asked for, the most important first
     * @return a builder with everything else at its default
     */
    public static CondaRequestBuilder builder(
            String platform, List<ChannelRecords> channels, List<RequestedSpec> specs) {
        return new CondaRequestBuilder(platform, channels, specs);
    }

    /** A builder of a request like this one; what is not set anew stays. */
    CondaRequestBuilder toBuilder() {
        return parts.copy();
    }

    /**
     * The same request for other specs.
     *
     * @param newSpecs what is asked for instead, the most important first
     * @return the changed request
     */
    public CondaRequest asking(List<RequestedSpec> newSpecs) {
        return new CondaRequestBuilder(platform, channels, newSpecs)
                .constraints(constraints)
                .virtualPackages(virtualPackages)
                .favored(favored)
                .pinned(pinned)
                .excluded(excluded)
                .overrides(overrides)
                .priority(priority)
                .strategy(strategy)
                .excludeNewer(excludeNewer)
                .limits(limits)
                .build();
    }

    /**
     * The same request with more limits.
     *
     * @param more what packages must match if they are installed at all
     * @return the changed request
     */
    public CondaRequest constrainedBy(List<RequestedSpec> more) {
        List<RequestedSpec> all = new ArrayList<>(constraints);
        all.addAll(more);
        return toBuilder().constraints(all).build();
    }

    /**
     * The platform of the environment.
     *
     * @return for example {@code linux-64}
     */
    public String platform() {
        return platform;
    }

    /**
     * Where records come from.
     *
     * @return the channels, the most important first
     */
    public List<ChannelRecords> channels() {
        return channels;
    }

    /**
     * What is asked for.
     *
     * @return the specs, the most important first
     */
    public List<RequestedSpec> specs() {
        return specs;
    }

    /**
     * What packages must match if they are installed at all.
     *
     * @return the specs
     */
    public List<RequestedSpec> constraints() {
        return constraints;
    }

    /**
     * Facts about the machine.
     *
     * @return the virtual packages
     */
    public List<VirtualPackage> virtualPackages() {
        return virtualPackages;
    }

    /**
     * Records that are preferred to all others of their names, as those of an earlier lock are.
     *
     * @return the records
     */
    public List<RepoDataRecord> favored() {
        return favored;
    }

    /**
     * Records that are the only choice for their names.
     *
     * @return the records
     */
    public List<RepoDataRecord> pinned() {
        return pinned;
    }

    /**
     * Records that are there already: as few of them as possible give way to others of their names.
     *
     * @return the records
     */
    public List<RepoDataRecord> installed() {
        return installed;
    }

    /**
     * Names whose records are to be as new as what is asked for allows, whatever else changes for it.
     *
     * @return the names
     */
    public List<PackageName> updated() {
        return updated;
    }

    /**
     * Records that must not be chosen.
     *
     * @return why, by the record's URL
     */
    public Map<String, String> excluded() {
        return excluded;
    }

    /**
     * Corrections of what records ask for.
     *
     * @return the overrides
     */
    public List<DependencyOverride> overrides() {
        return overrides;
    }

    /**
     * What the order of channels means.
     *
     * @return the priority; strict unless said otherwise
     */
    public ChannelPriority priority() {
        return priority;
    }

    /**
     * Which versions are preferred.
     *
     * @return the strategy; highest unless said otherwise
     */
    public Strategy strategy() {
        return strategy;
    }

    /**
     * Which records are too new.
     *
     * @return the rule; nothing unless said otherwise
     */
    public ExcludeNewer excludeNewer() {
        return excludeNewer;
    }

    /**
     * How much work the solve may be.
     *
     * @return the limits
     */
    public SolveLimits limits() {
        return limits;
    }
}
