package io.github.envmaven.core.repodata;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.index.ChannelIndex;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a user which records of a channel cannot be used: how many, and what is wrong with the first. */
final class SkippedWarning {

    private static final int NAMED = 3;

    private SkippedWarning() {}

    /** The warning; none where every record can be used. */
    static Optional<Event> of(ChannelIndex index) {
        int count = index.skippedCount();
        if (count == 0) {
            return Optional.empty();
        }
        String examples = index.skipped().stream()
                .limit(NAMED)
                .map(skipped -> skipped.fileName() + ": " + skipped.reason())
                .collect(Collectors.joining("; "));
        String records = count == 1 ? "1 record" : count + " records";
        String more = count > NAMED ? "; ..." : "";
        return Optional.of(new Event.Warned(records + " of " + index.subdir() + " cannot be used: " + examples + more));
    }
}
