package io.github.envmaven.plugin;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.transfer.TransferListener;

/** Turns the core's events into a handful of log lines; the rest goes to debug. */
final class MavenProgress implements EventListener {

    private final Log log;
    private final Transfers transfers;

    MavenProgress(Log log, Transfers transfers) {
        this.log = log;
        this.transfers = transfers;
    }

    /** Whether each file that is fetched is worth a line. */
    enum Transfers {
        /** It is. */
        SHOWN,
        /** It is not: the user said {@code -ntp}. */
        HIDDEN
    }

    /** What the user said. Maven keeps {@code -ntp} nowhere else than in which listener it chose. */
    static Transfers transfersOf(MavenSession session) {
        TransferListener listener = session.getRequest().getTransferListener();
        boolean isQuiet =
                listener != null && listener.getClass().getSimpleName().startsWith("Quiet");
        return isQuiet ? Transfers.HIDDEN : Transfers.SHOWN;
    }

    @Override
    public void onEvent(Event event) {
        if (event instanceof Event.Warned warned) {
            log.warn(warned.message());
        } else if (event instanceof Event.PhaseFinished finished) {
            log.info(finished.phase() + " (" + finished.millis() + " ms)");
        } else if (event instanceof Event.PackageCached cached && !cached.hit() && transfers == Transfers.SHOWN) {
            log.info("Fetched " + cached.fileName());
        } else if (event instanceof Event.SolveProgressed progress && progress.isMilestone()) {
            log.info(progress.words());
        } else if (event instanceof Event.DownloadRetried retried) {
            log.info("Trying again: " + retried.url() + " (" + retried.reason() + ")");
        } else if (log.isDebugEnabled()) {
            log.debug(event.toString());
        }
    }
}
