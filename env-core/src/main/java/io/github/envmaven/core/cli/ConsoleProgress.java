package io.github.envmaven.core.cli;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;

/**
 * Turns the core's events into lines on the error stream.
 *
 * @param console where they go
 */
record ConsoleProgress(Console console) implements EventListener {

    @Override
    public void onEvent(Event event) {
        if (event instanceof Event.Warned warned) {
            console.err().println("Warning: " + warned.message());
        } else if (event instanceof Event.PhaseFinished finished) {
            console.err().println(finished.phase() + " (" + finished.millis() + " ms)");
        } else if (event instanceof Event.PackageCached cached && !cached.hit()) {
            console.err().println("Fetched " + cached.fileName());
        } else if (event instanceof Event.SolveProgressed progress && progress.isMilestone()) {
            console.err().println(progress.words());
        } else if (event instanceof Event.DownloadRetried retried) {
            console.err().println("Trying again: " + retried.url() + " (" + retried.reason() + ")");
        }
    }
}
