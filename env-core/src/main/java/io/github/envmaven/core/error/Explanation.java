package io.github.envmaven.core.error;

import java.util.List;
import java.util.Locale;

/**
 * Why a request has no solution, in parts that programs can read; {@link #text()} is the same for people.
 *
 * @param platform the platform that was asked for
 * @param specs the specs and limits that cannot be met together, in the user's order
 * @param minimal whether it is known that without any one of the specs the others can be met together; false where the
 *     work that an explanation may be ended before that was sure
 * @param story how the specs clash, a tree told from top to bottom; empty where it takes too many words
 * @param hints changes that help, the best first
 */
public record Explanation(String platform, List<Spec> specs, boolean minimal, List<Line> story, List<Hint> hints) {

    /** Copies the lists. */
    public Explanation {
        specs = List.copyOf(specs);
        story = List.copyOf(story);
        hints = List.copyOf(hints);
    }

    /**
     * Something that the user asked for.
     *
     * @param text as it was written
     * @param origin where it was written, such as {@code environment.yml:12}; empty where nowhere in particular
     */
    public record Spec(String text, String origin) {}

    /**
     * One statement of the story.
     *
     * @param text the statement
     * @param kind why candidates fall away: {@code wish}, {@code limit}, {@code fact}, {@code needs}, {@code allows},
     *     {@code unusable} or {@code dead_end}
     * @param name the package that it is about
     * @param requirements what is asked of it or by it, as it was written
     * @param ruledOut the versions that fall away with this statement; empty where none do
     * @param left the versions that are left after it; empty where none are
     * @param lines what follows from it
     */
    public record Line(
            String text,
            String kind,
            String name,
            List<String> requirements,
            String ruledOut,
            String left,
            List<Line> lines) {

        /** Copies the lists. */
        public Line {
            requirements = List.copyOf(requirements);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A change to the request that helps.
     *
     * @param kind what to change
     * @param text the change, as a sentence without its full stop
     * @param reach how far it is known to help
     * @param target what is changed: a spec as it was written, or the name of a setting; empty where something is added
     * @param value what it is changed to; empty where it is dropped
     */
    public record Hint(Kind kind, String text, Reach reach, String target, String value) {

        /** What to change. */
        public enum Kind {
            /** Ask for more versions or builds of a package. */
            LOOSEN_SPEC,
            /** Do not ask for a package. */
            DROP_SPEC,
            /** Ask for another package, whose name is near. */
            RENAME_SPEC,
            /** Loosen a limit of the user. */
            LOOSEN_LIMIT,
            /** Take a limit of the user away. */
            DROP_LIMIT,
            /** Let a package that is held at a record go. */
            UNPIN,
            /** Allow a record that must not be chosen now. */
            ALLOW_RECORD,
            /** Move the date after which packages count as too new. */
            EXCLUDE_NEWER,
            /** Give the order of channels another meaning. */
            CHANNEL_PRIORITY,
            /** State another fact about the machine. */
            VIRTUAL_PACKAGE,
            /** Add a channel. */
            ADD_CHANNEL;

            /** The kind as scripts read it, in lower case. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** How far a change is known to help. */
        public enum Reach {
            /** The request was solved again with it, and there is a solution. */
            SOLVES,
            /** The specs that clash were solved again with it; the rest of the request has another conflict. */
            SOLVES_THIS_CLASH,
            /** It could not be tried. */
            NOT_CHECKED;

            /** The reach as scripts read it, in lower case. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * The whole explanation for people.
     *
     * @return several lines, without a line break at the end
     */
    public String text() {
        return new ExplanationText(this).toString();
    }
}
