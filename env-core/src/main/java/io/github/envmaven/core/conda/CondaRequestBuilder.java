package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.spec.PackageName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the parts of a request; not safe for several threads. */
public final class CondaRequestBuilder implements Cloneable {

    final String platform;
    final List<ChannelRecords> channels;
    List<RequestedSpec> specs;
    List<RequestedSpec> constraints = List.of();
    List<VirtualPackage> virtualPackages = List.of();
    List<RepoDataRecord> favored = List.of();
    List<RepoDataRecord> pinned = List.of();
    List<RepoDataRecord> installed = List.of();
    List<PackageName> updated = List.of();
    Map<String, String> excluded = Collections.emptyMap();
    List<DependencyOverride> overrides = List.of();
    ChannelPriority priority = ChannelPriority.STRICT;
    Strategy strategy = Strategy.HIGHEST;
    ExcludeNewer excludeNewer = ExcludeNewer.NOTHING;
    SolveLimits limits = SolveLimits.DEFAULT;

    CondaRequestBuilder(String platform, List<ChannelRecords> channels, List<RequestedSpec> specs) {
        this.platform = platform;
        this.channels = List.copyOf(channels);
        this.specs = List.copyOf(specs);
    }

    /** The same parts, to be changed on their own. */
    CondaRequestBuilder copy() {
        try {
            return (CondaRequestBuilder) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces what is asked for. */
    CondaRequestBuilder specs(List<RequestedSpec> newSpecs) {
        specs = List.copyOf(newSpecs);
        return this;
    }

    /**
     * Sets what packages must match if they are installed at all.
     *
     * @param newConstraints the specs
     * @return this
     */
    public CondaRequestBuilder constraints(List<RequestedSpec> newConstraints) {
        constraints = List.copyOf(newConstraints);
        return this;
    }

    /**
     * Sets the facts about the machine.
     *
     * @param newVirtualPackages the virtual packages
     * @return this
     */
    public CondaRequestBuilder virtualPackages(List<VirtualPackage> newVirtualPackages) {
        virtualPackages = List.copyOf(newVirtualPackages);
        return this;
    }

    /**
     * Sets the records that are preferred to all others of their names.
     *
     * @param newFavored the records
     * @return this
     */
    public CondaRequestBuilder favored(List<RepoDataRecord> newFavored) {
        favored = List.copyOf(newFavored);
        return this;
    }

    /**
     * Sets the records that are the only choice for their names.
     *
     * @param newPinned the records
     * @return this
     */
    public CondaRequestBuilder pinned(List<RepoDataRecord> newPinned) {
        pinned = List.copyOf(newPinned);
        return this;
    }

    /**
     * Sets the records that are there already, as few of which as possible are to change. One that its channel lists no
     * more can still be chosen; one that the channel lists is subject to the same rules as any other.
     *
     * @param newInstalled the records
     * @return this
     */
    public CondaRequestBuilder installed(List<RepoDataRecord> newInstalled) {
        installed = List.copyOf(newInstalled);
        return this;
    }

    /**
     * Sets the names whose records are to become as new as what is asked for allows. A name that is neither asked for
     * nor installed is passed over.
     *
     * @param newUpdated the names, the most important first
     * @return this
     */
    public CondaRequestBuilder updated(List<PackageName> newUpdated) {
        updated = List.copyOf(newUpdated);
        return this;
    }

    /**
     * Sets the records that must not be chosen.
     *
     * @param newExcluded why, by the record's URL
     * @return this
     */
    public CondaRequestBuilder excluded(Map<String, String> newExcluded) {
        excluded = Collections.unmodifiableMap(new LinkedHashMap<>(newExcluded));
        return this;
    }

    /**
     * Sets corrections of what records ask for.
     *
     * @param newOverrides the overrides
     * @return this
     */
    public CondaRequestBuilder overrides(List<DependencyOverride> newOverrides) {
        overrides = List.copyOf(newOverrides);
        return this;
    }

    /**
     * Sets what the order of channels means.
     *
     * @param newPriority the priority
     * @return this
     */
    public CondaRequestBuilder priority(ChannelPriority newPriority) {
        priority = newPriority;
        return this;
    }

    /**
     * Sets which versions are preferred.
     *
     * @param newStrategy the strategy
     * @return this
     */
    public CondaRequestBuilder strategy(Strategy newStrategy) {
        strategy = newStrategy;
        return this;
    }

    /**
     * Sets which records are too new.
     *
     * @param newExcludeNewer the rule
     * @return this
     */
    public CondaRequestBuilder excludeNewer(ExcludeNewer newExcludeNewer) {
        excludeNewer = newExcludeNewer;
        return this;
    }

    /**
     * Sets how much work the solve may be.
     *
     * @param newLimits the limits
     * @return this
     */
    public CondaRequestBuilder limits(SolveLimits newLimits) {
        limits = newLimits;
        return this;
    }

    /**
     * Makes the request.
     *
     * @return the request
     */
    public CondaRequest build() {
        return new CondaRequest(this);
    }
}
