package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.version.VersionSpec;
import io.github.envmaven.core.version.VersionSpecParser;

/**
 * Reads what follows the name: {@code =1.8}, {@code >=1.8,<2 py39_0}, {@code =1.8=py39_0}.
 *
 * <p>{@code =} is both an operator and what separates name, version and build (CEP 29):
 *
 * <pre>
 *   pkg=1.8   pkg =1.8   pkg =1.8 py0                  the series 1.8.*
 *   pkg 1.8   pkg==1.8   pkg=1.8=py0   pkg ==1.8 py0   exactly 1.8
 *   pkg==1.8.*                                         the series, since "==" only separates here
 * </pre>
 */
final class VersionAndBuild {

    private final String text;
    private final String positional;
    private final int nameEnd;
    private final FieldsBuilder fields;
    private int at;

    /**
     * @param text the whole spec
     * @param nameEnd where the name ends
     * @param from where to begin; behind the end of the name where that is like a space between the two
     * @param end where the bracket section begins
     */
    VersionAndBuild(String text, int nameEnd, int from, int end, FieldsBuilder fields) {
        this.text = text;
        this.positional = text.substring(0, end);
        this.nameEnd = nameEnd;
        this.fields = fields;
        this.at = from;
    }

    void read() {
        skipSpace();
        if (at == positional.length()) {
            return;
        }
        boolean spaced = at > nameEnd;
        if (positional.startsWith("==", at)) {
            at += 2;
            if (at < positional.length() && positional.charAt(at) == '=') {
                throw invalid(at, "'===' is no operator");
            }
            readVersion(at);
            readBuild();
        } else if (positional.charAt(at) == '=') {
            readAfterEquals(spaced);
        } else if (!spaced && isVersionStart()) {
            throw invalid(at, "a space or an operator must follow the name");
        } else {
            readVersion(at);
            readBuild();
        }
    }

    private boolean isVersionStart() {
        return "<>!~".indexOf(positional.charAt(at)) < 0;
    }

    private void readAfterEquals(boolean spaced) {
        int equals = at;
        at++;
        skipSpace();
        int literal = at;
        if (literal == positional.length()) {
            return; // "numpy=" asks for nothing
        }
        readVersion(equals);
        int versionEnd = at;
        boolean spacedBuild = at < positional.length() && positional.charAt(at) != '=';
        boolean fuzzy = at == positional.length() || (spaced && spacedBuild);
        String version = positional.substring(literal, versionEnd);
        if (!fuzzy && version.indexOf(',') < 0 && version.indexOf('|') < 0) {
            readVersion(literal);
        }
        readBuild();
    }

    private void readVersion(int from) {
        VersionSpecParser parser = new VersionSpecParser(positional, from);
        VersionSpec version = parser.parse();
        fields.version(version);
        at = parser.end();
    }

    private void readBuild() {
        if (at == positional.length()) {
            return;
        }
        boolean separated = positional.charAt(at - 1) == ' ';
        if (positional.charAt(at) == '=') {
            at++;
            skipSpace();
        } else if (!separated) {
            throw invalid(at, "',' or '|' must stand between two versions");
        }
        String build = positional.substring(at).strip();
        if (build.isEmpty()) {
            return;
        }
        int foreign = build.startsWith("^") && build.endsWith("$") ? -1 : BuildText.firstForeign(build);
        if (foreign >= 0) {
            throw invalid(at + foreign, "'" + build.charAt(foreign) + "' cannot stand in a build string");
        }
        fields.build(StringMatcher.parse(build));
    }

    private void skipSpace() {
        while (at < positional.length() && positional.charAt(at) == ' ') {
            at++;
        }
    }

    private InvalidInput invalid(int index, String reason) {
        return InvalidSpec.at(text, index, reason);
    }
}
