package io.github.envmaven.core.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code # [linux]} selectors of a YAML text, by line, as conda-lock reads them: one bare name in brackets within
 * a comment. A {@code #} within a value, as of a URL's fragment, begins no comment.
 */
final class CommentSelectors {

    private static final Pattern SELECTOR = Pattern.compile(".*\\S\\s+#.*\\[([^\\[\\]]+)\\][^()]*");

    private final Map<Integer, PlatformSelector> byLine;

    private CommentSelectors(Map<Integer, PlatformSelector> byLine) {
        this.byLine = byLine;
    }

    static CommentSelectors of(String text) {
        Map<Integer, PlatformSelector> byLine = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.indexOf('[') < 0 || line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher matcher = SELECTOR.matcher(line);
            if (matcher.matches()) {
                byLine.put(i + 1, new PlatformSelector(matcher.group(1)));
            }
        }
        return new CommentSelectors(byLine);
    }

    PlatformSelector at(int line) {
        return byLine.getOrDefault(line, PlatformSelector.EVERY);
    }
}
