package io.github.envmaven.core.repodata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What channels want their users to know (CEP 6). A channel is asked once a day at most, and each notice is shown once.
 * Whatever goes wrong with notices keeps nobody from their work.
 *
 * <p>Beside the caches of subdirs lies {@code notices/} with a file a channel: the time it was asked, in milliseconds, and the
 * ids of the notices that were shown, a line each.
 */
public final class ChannelNotices {

    private static final long EVERY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int LARGEST = 1 << 20;
    private static final int LONGEST = 1000;

    private final Transport transport;
    private final Path cache;
    private final Clock clock;
    private final EventListener listener;

    /**
     * Knows where to look.
     *
     * @param transport where notices come from
     * @param cache where it is noted what was shown; made when it is needed
     * @param clock tells when a day has passed
     * @param listener hears the notices
     */
    public ChannelNotices(Transport transport, Path cache, Clock clock, EventListener listener) {
        this.transport = transport;
        this.cache = cache;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Shows the notices of a channel that have not been shown yet, if it was not asked today.
     *
     * @param channel the channel
     */
    public void show(ResolvedChannel channel) {
        String key = Sha256.of(channel.channel().baseUrl().getBytes(StandardCharsets.UTF_8))
                .hex();
        Path file = cache.resolve(key.substring(0, 16));
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
            if (!lines.isEmpty() && wasAskedToday(lines.get(0))) {
                return;
            }
            Set<String> shown = new LinkedHashSet<>(lines.subList(Math.min(1, lines.size()), lines.size()));
            List<String> news = new ArrayList<>();
            fetch(channel)
                    .ifPresent(answer -> answer.path("notices")
                            .forEach(notice -> news(channel, notice, shown).ifPresent(news::add)));
            // Noted first: who is interrupted here has rather missed a notice than it comes again and again.
            AtomicFile.write(file, clock.millis() + "\n" + String.join("\n", shown));
            news.forEach(text -> listener.onEvent(new Event.Warned(text)));
        } catch (IOException | EnvException e) {
            // News is worth no failure; the next run asks again.
            return;
        }
    }

    private boolean wasAskedToday(String millis) {
        long age = clock.millis() - (millis.matches("\\d{1,18}") ? Long.parseLong(millis) : 0);
        return age >= 0 && age < EVERY_MILLIS;
    }

    private Optional<JsonNode> fetch(ResolvedChannel channel) throws IOException {
        Request request = Request.of(channel.fetchUrl() + "/notices.json");
        try (Response response = transport.get(request)) {
            byte[] bytes = response.status() == 200 ? response.body().readNBytes(LARGEST) : new byte[0];
            // Most channels have none, and the classes that read JSON into trees take longer to load than all else
            // here.
            return bytes.length == 0 ? Optional.empty() : Optional.of(new ObjectMapper().readTree(bytes));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<String> news(ResolvedChannel channel, JsonNode notice, Set<String> shown) {
        String message =
                notice.path("message").asText("").replaceAll("\\p{Cntrl}+", " ").strip();
        String id = notice.path("id").asText("").replaceAll("\\p{Cntrl}+", " ");
        if (message.isEmpty() || isOver(notice) || !shown.add(id)) {
            return Optional.empty();
        }
        String level = notice.path("level").asText("info");
        String important = level.equals("critical") ? " (critical)" : "";
        String text = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
        return Optional.of("Notice of channel " + channel.channel().name() + important + ": " + text);
    }

    private boolean isOver(JsonNode notice) {
        // The CEP calls it expires_at; some channels write expired_at, as conda's own code reads it.
        String end = notice.path("expires_at").asText(notice.path("expired_at").asText(""));
        try {
            return !end.isEmpty() && OffsetDateTime.parse(end).toInstant().isBefore(clock.instant());
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
