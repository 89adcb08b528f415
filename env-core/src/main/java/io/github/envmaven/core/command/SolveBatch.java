package io.github.envmaven.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.command.SolveOptions.ChannelPriority;
import io.github.envmaven.core.command.SolveOptions.Facts;
import io.github.envmaven.core.command.SolveResult.Status;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Answers a file of problems, one JSON object a line, in the file's order. */
public final class SolveBatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SolveCommand command;

    /**
     * The batch within a session.
     *
     * @param session the session
     */
    public SolveBatch(EnvSession session) {
        this.command = new SolveCommand(session);
    }

    /**
     * Answers every line. A line that cannot be read gets an answer that says so.
     *
     * @param file the problems
     * @param options how to solve what does not say it itself
     * @param answers takes each answer as soon as it is there
     */
    public void run(Path file, SolveOptions options, Consumer<SolveResult> answers) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    answers.accept(answer(line, options, file + ":" + number));
                }
            }
        } catch (IOException e) {
            throw new NotFound(
                    "The batch file " + file + " cannot be read: " + e.getMessage(),
                    Remedy.fixInput("Name a file of JSON problems, one a line."),
                    e);
        }
    }

    private SolveResult answer(String line, SolveOptions options, String place) {
        JsonNode problem;
        try {
            problem = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return unreadable("", place + " is not JSON: " + e.getOriginalMessage());
        }
        String id = problem.path("id").asText("");
        String platform = problem.path("platform").asText("");
        if (platform.isEmpty()
                || !problem.path("channels").isArray()
                || !problem.path("specs").isArray()) {
            return unreadable(id, place + " has no 'platform', 'channels' or 'specs'.");
        }
        String priority = problem.path("channel_priority")
                .asText(options.channelPriority().toString());
        if (!List.of("strict", "flexible", "disabled").contains(priority)) {
            return unreadable(
                    id, place + ": channel_priority '" + priority + "' is none of strict, flexible, disabled.");
        }
        boolean hasFacts = problem.path("virtual_packages").isArray();
        SolveOptions own = new SolveOptions(
                ChannelPriority.valueOf(priority.toUpperCase(Locale.ROOT)),
                options.strategy(),
                hasFacts ? Facts.NONE : options.facts(),
                hasFacts ? texts(problem.path("virtual_packages")) : options.virtualPackages(),
                options.pins(),
                options.excludeNewer(),
                options.pypi());
        return command.run(new SolveRequest(
                id,
                texts(problem.path("channels")),
                platform,
                texts(problem.path("specs")),
                own,
                Path.of("").toAbsolutePath()));
    }

    private static SolveResult unreadable(String id, String message) {
        return new SolveResult(id, Status.ERROR, List.of(), message, null, false, 0, 0);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
