package io.github.envmaven.core.testing;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it heard. */
public final class RecordingListener implements EventListener {

    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void onEvent(Event event) {
        events.add(event);
    }

    /** All events so far. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** The events of one kind so far. */
    public synchronized <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
