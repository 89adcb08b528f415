package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.Json;
import io.github.envmaven.core.error.EnvException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong: two lines for a user's problem, in JSON where that was asked for; a bug keeps its stack trace.
 *
 * @param console where it is said
 */
record Problems(Console console) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) throws Exception {
        if (!(problem instanceof EnvException known)) {
            throw problem;
        }
        String remedy = known.remedy().map(CliRemedies::wording).orElse("");
        if (line.getCommand() instanceof Verb verb && verb.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("error", known.getClass().getSimpleName());
            document.put("message", known.getMessage());
            document.put("remedy", remedy);
            if (known instanceof EnvException.Unsolvable unsolvable) {
                unsolvable.explanation().ifPresent(explanation -> document.put("explanation", explanation));
            }
            console.out().println(Json.of(document));
        }
        console.err().println(known.getMessage());
        if (!remedy.isEmpty()) {
            console.err().println(remedy);
        }
        return 1;
    }
}
