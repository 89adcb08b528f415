package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import java.util.Optional;

/**
 * Reads MatchSpecs (CEP 29).
 *
 * <pre>
 *   spec = [channel['/'subdir]':'[namespace]':'] name [version [build]] ['[' pairs ']'] ['#' comment]
 * </pre>
 *
 * <p>The text is cut from its ends inwards: comment, bracket section, channel, name; what remains is the version and the
 * build, see {@link VersionAndBuild}. All indices are those of the whole text, so that messages can point into it.
 */
final class MatchSpecParser {

    private static final String CONDITION_HINT = "Write the condition as name[when=\"python>=3.10\"].";

    /** Which names are let through. */
    private enum Names {
        /** Those of CEP 26. */
        STRICT,
        /** Any of letters, digits, dots, dashes and underscores: channels have published others than CEP 26 allows. */
        PUBLISHED
    }

    private final String text;
    private final FieldsBuilder fields;
    private final Names names;
    private int at;
    private int end;

    private MatchSpecParser(String text, Names names) {
        this.text = text;
        this.fields = new FieldsBuilder(text);
        this.names = names;
        this.end = text.length();
    }

    static MatchSpec parse(String text) {
        return parse(text, Names.STRICT);
    }

    static MatchSpec parseDepends(String text) {
        return parse(text, Names.PUBLISHED);
    }

    private static MatchSpec parse(String untrimmed, Names names) {
        String text = withoutComment(untrimmed).strip();
        Optional<MatchSpec> file = PackageFile.parse(text);
        if (file.isPresent()) {
            return file.get();
        }
        return new MatchSpecParser(text, names).parse();
    }

    static MatchSpec parseNameless(StringMatcher name, String untrimmed) {
        String text = withoutComment(untrimmed).strip();
        MatchSpecParser parser = new MatchSpecParser(text, Names.STRICT);
        parser.fields.name(name);
        return parser.parseNameless();
    }

    static PackageName nameOf(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        char next = end < text.length() ? text.charAt(end) : ' ';
        boolean ends = " \t=<>!~[;#(".indexOf(next) >= 0;
        if (!ends && text.indexOf(':') > 0) {
            return parseDepends(text).name().orElseThrow(() -> InvalidSpec.at(text, 0, "a package name is missing"));
        }
        if (end == start || !ends) {
            throw InvalidSpec.at(text, end, "a package name is missing");
        }
        return PackageName.of(text.substring(start, end));
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || (c >= 'A' && c <= 'Z');
    }

    private MatchSpec parse() {
        if (text.isEmpty()) {
            return fields.toSpec();
        }
        if (isLegacyFeature()) {
            fields.trackFeatures(List.of(text.substring(0, text.length() - 1)));
            return fields.toSpec();
        }
        checkCondition();
        int pairs = cutBrackets();
        cutChannel();
        skipSpace();
        cutName();
        new VersionAndBuild(text, at, at, end, fields).read();
        readBrackets(pairs);
        return fields.toSpec();
    }

    private MatchSpec parseNameless() {
        Optional<MatchSpec> file = PackageFile.parse(text);
        if (file.isPresent()) {
            return file.get();
        }
        checkCondition();
        int pairs = cutBrackets();
        cutChannel();
        new VersionAndBuild(text, at - 1, at, end, fields).read();
        readBrackets(pairs);
        return fields.toSpec();
    }

    /** A comment begins at a {@code #} that is neither in quotes nor in brackets; in a URL it must follow a space. */
    private static String withoutComment(String text) {
        if (text.indexOf('#') < 0) {
            return text;
        }
        boolean location = text.indexOf('/') >= 0 || text.indexOf('\\') >= 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '#' && depth <= 0 && (!location || i == 0 || text.charAt(i - 1) == ' ')) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** {@code mkl@}, an early way to ask for a feature. */
    private boolean isLegacyFeature() {
        int last = text.length() - 1;
        return last > 0
                && text.charAt(last) == '@'
                && text.chars().limit(last).allMatch(c -> isNameCharacter((char) c));
    }

    /** Some tools dropped what follows {@code ; if}; a condition that is not understood must not be dropped. */
    private void checkCondition() {
        int index = text.indexOf(';');
        if (index < 0) {
            index = text.indexOf(" if ");
        }
        int bracket = text.indexOf('[');
        if (index >= 0 && (bracket < 0 || index < bracket)) {
            throw InvalidSpec.at(text, index, "a condition cannot stand here", CONDITION_HINT);
        }
    }

    /** Moves the end before the bracket section, and returns where its inside begins; -1 where there is none. */
    private int cutBrackets() {
        cutParentheses();
        if (end == 0 || text.charAt(end - 1) != ']') {
            return -1;
        }
        int depth = 0;
        for (int i = end - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == ']') {
                depth++;
            } else if (c == '[' && --depth == 0) {
                end = i;
                return i + 1;
            }
        }
        throw InvalidSpec.at(text, end - 1, "this ']' has no '['");
    }

    /** {@code (optional,target=blas)}, which conda once wrote behind its specs and which says nothing. */
    private void cutParentheses() {
        if (!text.endsWith(")")) {
            return;
        }
        int open = text.lastIndexOf('(');
        String inner = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
        if (inner.contains("optional") || inner.contains("target=")) {
            end = open;
            trimEnd();
        }
    }

    private void trimEnd() {
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
    }

    private void readBrackets(int from) {
        if (from < 0) {
            return;
        }
        int close = text.lastIndexOf(']');
        fields.brackets(new BracketReader(text, from, close).read());
    }

    private void cutChannel() {
        int colon = text.lastIndexOf(':', end - 1);
        if (colon < 0) {
            return;
        }
        int before = text.lastIndexOf(':', colon - 1);
        if (before >= 0) {
            fields.channel(channel(text.substring(0, before)));
        }
        at = colon + 1;
    }

    private ChannelText channel(String written) {
        boolean drive = written.length() > 1 && written.charAt(1) == ':';
        if (written.isBlank()
                || written.endsWith(":")
                || written.indexOf(' ') >= 0
                || (!drive && written.indexOf('\\') >= 0)) {
            throw InvalidSpec.at(text, 0, "'" + written + "' is not a channel", "Write channel::name.");
        }
        if (List.of("http", "https", "file").contains(written)) {
            throw InvalidSpec.at(text, written.length(), "a channel is followed by '::'", "Write channel::name.");
        }
        return ChannelText.parse(written);
    }

    private void skipSpace() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void cutName() {
        int start = at;
        if (at < end && text.charAt(at) == '^') {
            int dollar = text.indexOf('$', at);
            at = dollar < 0 || dollar >= end ? end : dollar + 1;
        }
        while (at < end && " \t=<>!~".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            throw InvalidSpec.at(text, start, "a package name is missing");
        }
        checkName(name, start);
        fields.name(StringMatcher.parse(name));
    }

    private void checkName(String name, int start) {
        if (name.charAt(0) == '^' && name.endsWith("$")) {
            return;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '[') {
                throw InvalidSpec.at(text, start + i, "this '[' does not begin a section at the end of the spec");
            }
            if (!isNameCharacter(c) && c != '*') {
                throw InvalidSpec.at(text, start + i, "'" + c + "' cannot stand in a package name");
            }
        }
        if (names == Names.STRICT && name.indexOf('*') < 0 && !PackageName.isValid(name)) {
            throw invalidName(name, start);
        }
    }

    private InvalidInput invalidName(String name, int start) {
        return InvalidSpec.at(text, start, "'" + name + "' is not a package name");
    }
}
