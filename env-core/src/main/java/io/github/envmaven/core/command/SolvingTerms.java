package io.github.envmaven.core.command;

import io.github.envmaven.core.conda.ChannelPriority;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaRequestBuilder;
import io.github.envmaven.core.conda.ExcludeNewer;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.conda.Strategy;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.solve.SolveLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Says in the resolver's terms how to solve. */
final class SolvingTerms {

    private SolvingTerms() {}

    /**
     * Begins a request.
     *
     * @param platform the platform
     * @param channels the records
     * @param specs what is asked for
     * @param options how to solve
     * @return a builder that lacks the virtual packages alone
     */
    static CondaRequestBuilder builder(
            String platform, List<ChannelRecords> channels, List<RequestedSpec> specs, SolveOptions options) {
        CondaRequestBuilder builder = CondaRequest.builder(platform, channels, specs)
                .constraints(options.pins().stream().map(RequestedSpec::of).toList())
                .priority(ChannelPriority.valueOf(options.channelPriority().name()))
                .strategy(Strategy.valueOf(options.strategy().name()));
        return options.excludeNewer().isEmpty()
                ? builder
                : builder.excludeNewer(
                        ExcludeNewer.than(time(options.excludeNewer()).toEpochMilli()));
    }

    /**
     * The usual limits, for work that ends soon when its thread is interrupted.
     *
     * @param listener hears of progress
     * @return the limits
     */
    static SolveLimits limits(EventListener listener) {
        return SolveLimits.DEFAULT.watchedBy(() -> Thread.currentThread().isInterrupted(), listener);
    }

    /** After what time distributions are too new, in milliseconds since 1970. */
    static long newest(SolveOptions options) {
        return options.excludeNewer().isEmpty()
                ? Long.MAX_VALUE
                : time(options.excludeNewer()).toEpochMilli();
    }

    /** A date means its end: what was published on that day is included. */
    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(1);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(
                    "'" + text + "' is neither a date nor a time to leave out newer packages.",
                    Remedy.fixInput("Write it as 2026-06-30 or 2026-06-30T12:00:00Z."),
                    e);
        }
    }
}
