package io.github.envmaven.core.event;

/** Receives the events of a job. Called from several threads; must be quick and must not throw. */
@FunctionalInterface
public interface EventListener {

    /** Hears nothing. */
    EventListener NONE = event -> {};

    /**
     * Hears one event.
     *
     * @param event what happened
     */
    void onEvent(Event event);
}
