package io.github.envmaven.plugin;

import io.github.envmaven.core.command.Answer;
import io.github.envmaven.core.command.Json;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * How answers are shown: in words, line by line in the log, or as JSON; or either in a file.
 *
 * @param isJson whether as JSON
 * @param file where to; null for the log, or for the standard output where it is JSON
 */
record AnswerOutput(boolean isJson, @Nullable File file) {

    /**
     * Reads the parameters.
     *
     * @param format {@code text} or {@code json}
     * @param file see {@link AnswerOutput}
     * @return the output
     */
    static AnswerOutput of(String format, @Nullable File file) {
        boolean isJson = Choices.parse("env.format", format, new String[] {"text", "json"})
                .equals("json");
        return new AnswerOutput(isJson, file);
    }

    /**
     * Shows an answer.
     *
     * @param answer the answer
     * @param log where words go that no file is named for
     */
    void write(Answer answer, Log log) {
        if (isJson) {
            TextOutput.write(Json.of(answer.document()) + "\n", file);
        } else if (file != null) {
            TextOutput.write(String.join("\n", answer.lines()) + "\n", file);
        } else {
            List<String> lines = answer.lines();
            lines.forEach(log::info);
        }
    }
}
