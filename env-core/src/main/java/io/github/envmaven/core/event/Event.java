package io.github.envmaven.core.event;

/**
 * Something that happened while a job ran.
 *
 * <p>The grammar of one job is {@code PhaseStarted (Download* | Solve* | Operation* | Warned)* PhaseFinished}, where
 * {@code Download = DownloadStarted DownloadProgressed* DownloadFinished}. Downloads of one phase may overlap; what
 * belongs together carries the same URL or name.
 */
public sealed interface Event {

    /**
     * A phase of a job began.
     *
     * @param phase what is being done, as a user would say it: {@code "Solving linux-64"}
     */
    record PhaseStarted(String phase) implements Event {}

    /**
     * A phase of a job ended well.
     *
     * @param phase as in {@link PhaseStarted}
     * @param millis how long it took, in milliseconds
     */
    record PhaseFinished(String phase, long millis) implements Event {}

    /**
     * A download began.
     *
     * @param url where from, secrets masked
     * @param size the expected size in bytes, or -1 where it is not known
     */
    record DownloadStarted(String url, long size) implements Event {}

    /**
     * More bytes of a download arrived.
     *
     * @param url as in {@link DownloadStarted}
     * @param received bytes so far, resumed ones included
     */
    record DownloadProgressed(String url, long received) implements Event {}

    /**
     * A download ended well.
     *
     * @param url as in {@link DownloadStarted}
     * @param received all its bytes
     */
    record DownloadFinished(String url, long received) implements Event {}

    /**
     * A download is tried again.
     *
     * @param url as in {@link DownloadStarted}
     * @param reason what went wrong the last time
     */
    record DownloadRetried(String url, String reason) implements Event {}

    /**
     * A package is in the cache, whether it was there already or was fetched now.
     *
     * @param fileName the archive's file name
     * @param hit true when it was there already
     */
    record PackageCached(String fileName, boolean hit) implements Event {}

    /**
     * The solver got further. Told once for so and so many conflicts, so the same problem tells the same; most problems
     * are solved before it is told at all.
     *
     * @param stage what the solver is at
     * @param decisions decisions made so far in this stage's search
     * @param conflicts conflicts met so far in this stage's search
     */
    record SolveProgressed(SolveStage stage, long decisions, long conflicts) implements Event {

        private static final long FIRST_MILESTONE = 8_000;

        /**
         * Tells whether a person should hear of it: when the work has become long, and then whenever it has doubled.
         *
         * @return whether it is such a moment
         */
        public boolean isMilestone() {
            return conflicts >= FIRST_MILESTONE
                    && conflicts % FIRST_MILESTONE == 0
                    && Long.bitCount(conflicts / FIRST_MILESTONE) == 1;
        }

        /**
         * The progress in words.
         *
         * @return a sentence without its full stop
         */
        public String words() {
            return "Still " + stage + " (" + conflicts + " conflicts so far)";
        }
    }

    /** What a solver is at. */
    enum SolveStage {
        /** A first solution. */
        SEARCHING("searching for a solution"),
        /** A better solution, or the proof that there is none. */
        IMPROVING("improving the solution"),
        /** Why there is no solution. */
        EXPLAINING("finding out why there is no solution"),
        /** What would have to change for there to be one. */
        REPAIRING("finding out what would help");

        private final String words;

        SolveStage(String words) {
            this.words = words;
        }

        /** What the solver is doing, in words. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One package is about to be linked, changed or unlinked.
     *
     * @param operation what is done, as a user would say it: {@code "Linking"}
     * @param packageName which package, with version and build
     */
    record OperationStarted(String operation, String packageName) implements Event {}

    /**
     * One package has been linked, changed or unlinked.
     *
     * @param operation as in {@link OperationStarted}
     * @param packageName as in {@link OperationStarted}
     */
    record OperationFinished(String operation, String packageName) implements Event {}

    /**
     * Something the user should know or act on; the job goes on.
     *
     * @param message a whole sentence
     */
    record Warned(String message) implements Event {}
}
