package io.github.envmaven.core.channel;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of channels by priority, from what the user wrote and what the channels say about each other (CEP 42). The user's
 * own order stands whatever the channels say.
 */
public final class ChannelOrder {

    private final List<String> written;
    /** By channel: those of higher priority. */
    private final Map<String, Set<String>> above = new LinkedHashMap<>();
    /** By channel: those it overrides, which come right behind it where they may. */
    private final Map<String, Set<String>> overridden = new LinkedHashMap<>();

    /**
     * Begins with the user's channels.
     *
     * @param written base URLs, highest priority first
     */
    public ChannelOrder(List<String> written) {
        this.written = new ArrayList<>(new LinkedHashSet<>(written));
        for (int i = 0; i < this.written.size(); i++) {
            add(this.written.get(i));
            if (i > 0) {
                above(this.written.get(i)).add(this.written.get(i - 1));
            }
        }
    }

    /**
     * Adds that a channel builds on another.
     *
     * @param channel base URL of the channel that says so
     * @param base base URL of the other, which gets the higher priority
     */
    public void addBase(String channel, String base) {
        relate(base, channel);
    }

    /**
     * Adds that a channel overrides another.
     *
     * @param channel base URL of the channel that says so
     * @param lower base URL of the other, which gets the lower priority
     */
    public void addOverridden(String channel, String lower) {
        if (relate(channel, lower)) {
            overridden.computeIfAbsent(channel, key -> new LinkedHashSet<>()).add(lower);
        }
    }

    /**
     * All channels in their order; related ones stand side by side where that is possible.
     *
     * @return base URLs, highest priority first
     * @throws InvalidInput when the channels contradict each other
     */
    public List<String> channels() {
        Set<String> ordered = new LinkedHashSet<>();
        for (String channel : above.keySet()) {
            visit(channel, ordered, new LinkedHashSet<>());
        }
        return new ArrayList<>(ordered);
    }

    private boolean relate(String higher, String lower) {
        add(higher);
        add(lower);
        int first = written.indexOf(higher);
        int second = written.indexOf(lower);
        boolean contradicts = first >= 0 && second >= 0 && second < first;
        return !contradicts && above(lower).add(higher);
    }

    private void visit(String channel, Set<String> ordered, Set<String> waiting) {
        if (ordered.contains(channel)) {
            return;
        }
        if (!waiting.add(channel)) {
            throw new InvalidInput(
                    "The channels " + String.join(", ", waiting) + " want to be of higher priority than each other",
                    Remedy.fixInput("Name all of them in the order you want, or set"
                            + " CONDA_CHANNEL_RELATIONS_MAX_DEPTH=0 to leave out related channels."));
        }
        for (String higher : above(channel)) {
            visit(higher, ordered, waiting);
        }
        waiting.remove(channel);
        ordered.add(channel);
        for (String lower : overridden.getOrDefault(channel, Set.of())) {
            if (ordered.containsAll(above(lower))) {
                visit(lower, ordered, waiting);
            }
        }
    }

    private void add(String channel) {
        above.computeIfAbsent(channel, key -> new LinkedHashSet<>());
    }

    private Set<String> above(String channel) {
        return above.getOrDefault(channel, Set.of());
    }
}
