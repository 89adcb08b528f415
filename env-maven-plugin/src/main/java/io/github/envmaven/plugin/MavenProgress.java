package io.github.envmaven.plugin;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import org.apache.maven.plugin.logging.Log;

/** Turns the core's events into a handful of log lines; the rest goes to debug. */
final class MavenProgress implements EventListener {

    private final Log log;

    MavenProgress(Log log) {
        this.log = log;
    }

    @Override
    public void onEvent(Event event) {
        if (event instanceof Event.Warned warned) {
            log.warn(warned.message());
        } else if (event instanceof Event.PhaseFinished finished) {
            log.info(finished.phase() + " (" + finished.millis() + " ms)");
        } else if (event instanceof Event.PackageCached cached && !cached.hit()) {
            log.info("Fetched " + cached.fileName());
        } else if (event instanceof Event.DownloadRetried retried) {
            log.info("Trying again: " + retried.url() + " (" + retried.reason() + ")");
        } else if (log.isDebugEnabled()) {
            log.debug(event.toString());
        }
    }
}
