package io.github.envmaven.core.command;

import java.util.List;
import java.util.Locale;

/**
 * How to solve, beyond what to solve.
 *
 * @param channelPriority what the order of the channels means
 * @param strategy which versions are wanted
 * @param facts where the facts about this machine's platform come from; for other platforms they are always assumed
 * @param virtualPackages facts that replace the assumed ones: {@code name=version} or {@code name=version=build};
 *     {@code name=} takes the fact away
 * @param pins MatchSpecs that a package must meet where it is installed, without being asked for
 * @param excludeNewer leaves out records published after this time: a date or an ISO 8601 time; empty for no limit
 * @param pypi how to choose what pip installs
 */
public record SolveOptions(
        ChannelPriority channelPriority,
        Strategy strategy,
        Facts facts,
        List<String> virtualPackages,
        List<String> pins,
        String excludeNewer,
        PypiOptions pypi) {

    /** Strict priority, newest versions, the facts of this machine, no pins, no limit in time. */
    public static final SolveOptions DEFAULT = new SolveOptions(
            ChannelPriority.STRICT, Strategy.HIGHEST, Facts.DETECTED, List.of(), List.of(), "", PypiOptions.DEFAULT);

    /** Copies the lists. */
    public SolveOptions {
        virtualPackages = List.copyOf(virtualPackages);
        pins = List.copyOf(pins);
    }

    /** What the order of the channels means. */
    public enum ChannelPriority {
        /** A name comes from the first channel that has it at all. */
        STRICT,
        /** An earlier channel is preferred, a later one used where the earlier cannot satisfy. */
        FLEXIBLE,
        /** Versions decide, whatever the channel. */
        DISABLED;

        /**
         * The value as users write it.
         *
         * @return in lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the facts about this machine's platform come from. */
    public enum Facts {
        /** From this machine, as conda and micromamba do. */
        DETECTED,
        /** What every machine of the platform can be expected to have, so that all machines lock the same. */
        ASSUMED,
        /** From nowhere: the virtual packages that are given are all there are. */
        NONE;

        /**
         * The value as users write it.
         *
         * @return in lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which versions are wanted. */
    public enum Strategy {
        /** The newest that fit. */
        HIGHEST,
        /** The oldest that fit, of everything. */
        LOWEST,
        /** The oldest that fit of what was asked for, the newest of the rest. */
        LOWEST_DIRECT;

        /**
         * The value as users write it.
         *
         * @return in lower case, with a hyphen
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
