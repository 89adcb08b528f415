package io.github.envmaven.core.yaml;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds nodes from the events of one document. */
final class NodeBuilder {

    /** What all aliases together may stand for, in nodes; a bomb of nested aliases has millions. */
    private static final long MAX_ALIASED_NODES = 100_000;

    private static final String STANDARD_TAG = "tag:yaml.org,2002:";
    private static final Set<String> PLAIN_TAGS = Set.of("str", "seq", "map", "null", "bool", "int", "float");

    private final String file;
    private final Parser events;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final IdentityHashMap<YamlNode, Long> sizes = new IdentityHashMap<>();
    private long aliasedNodes;

    NodeBuilder(String file, Parser events) {
        this.file = file;
        this.events = events;
    }

    YamlNode document() {
        expect(Event.ID.StreamStart);
        Event start = events.getEvent();
        if (start.is(Event.ID.StreamEnd)) {
            throw new InvalidInput(file + " is empty.");
        }
        YamlNode root = node(events.getEvent());
        expect(Event.ID.DocumentEnd);
        Event end = events.getEvent();
        if (!end.is(Event.ID.StreamEnd)) {
            throw new InvalidInput(placeOf(end) + ": a second YAML document begins here; one is read.");
        }
        return root;
    }

    private YamlNode node(Event event) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        YamlNode node;
        if (event instanceof ScalarEvent scalar) {
            refuseTags(scalar.getTag(), event);
            node = scalar(scalar);
        } else if (event instanceof SequenceStartEvent start) {
            refuseTags(start.getTag(), event);
            node = sequence(start);
        } else if (event instanceof MappingStartEvent start) {
            refuseTags(start.getTag(), event);
            node = mapping(start);
        } else {
            throw new IllegalStateException("No node begins with " + event);
        }
        anchor(((NodeEvent) event).getAnchor(), node);
        return node;
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN && event.getTag() == null;
        return new YamlNode.Scalar(
                event.getValue(), plain ? YamlNode.Style.PLAIN : YamlNode.Style.QUOTED, placeOf(event));
    }

    private YamlNode sequence(Event start) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.getEvent(); !next.is(Event.ID.SequenceEnd); next = events.getEvent()) {
            items.add(node(next));
        }
        return new YamlNode.Sequence(items, placeOf(start));
    }

    private YamlNode mapping(Event start) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event next = events.getEvent(); !next.is(Event.ID.MappingEnd); next = events.getEvent()) {
            if (!(node(next) instanceof YamlNode.Scalar key)) {
                throw new InvalidInput(placeOf(next) + ": a key is a single value here, not a list or a mapping.");
            }
            if (!keys.add(key.text())) {
                throw new InvalidInput(key.place() + ": the key '" + key.text() + "' occurs a second time.");
            }
            entries.add(new YamlNode.Entry(key, node(events.getEvent())));
        }
        return new YamlNode.Mapping(entries, placeOf(start));
    }

    private YamlNode aliased(AliasEvent alias) {
        YamlNode node = anchors.get(alias.getAnchor());
        if (node == null) {
            throw new InvalidInput(placeOf(alias) + ": nothing before it is anchored as '&" + alias.getAnchor() + "'.");
        }
        aliasedNodes += sizeOf(node);
        if (aliasedNodes > MAX_ALIASED_NODES) {
            throw new InvalidInput(placeOf(alias) + ": the aliases of this file stand for more than "
                    + MAX_ALIASED_NODES + " values.");
        }
        return node;
    }

    private void anchor(@Nullable String name, YamlNode node) {
        if (name != null) {
            anchors.put(name, node);
        }
    }

    /** Counts a node and all below it, aliases expanded; kept, so that nested aliases cost no more than they say. */
    private long sizeOf(YamlNode node) {
        Long known = sizes.get(node);
        if (known != null) {
            return known;
        }
        long size = 1;
        if (node instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                size += sizeOf(item);
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                size += 1 + sizeOf(entry.value());
            }
        }
        sizes.put(node, size);
        return size;
    }

    private void refuseTags(@Nullable String tag, Event event) {
        boolean plain = tag == null
                || tag.equals("!")
                || (tag.startsWith(STANDARD_TAG) && PLAIN_TAGS.contains(tag.substring(STANDARD_TAG.length())));
        if (!plain) {
            throw new InvalidInput(placeOf(event) + ": the YAML tag '" + tag + "' is not accepted.");
        }
    }

    private void expect(Event.ID id) {
        Event event = events.getEvent();
        if (!event.is(id)) {
            throw new IllegalStateException("Expected " + id + " but the YAML parser gave " + event);
        }
    }

    private Place placeOf(Event event) {
        Mark mark = event.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
