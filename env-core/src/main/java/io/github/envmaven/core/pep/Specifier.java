package io.github.envmaven.core.pep;

import static io.github.envmaven.core.pep.Pep440Version.ABSENT;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Arrays;
import java.util.Optional;

/**
 * One clause of a version specifier (PEP 440), as {@code >=1.2}.
 *
 * @param operator one of {@code ~= == != <= >= < > ===}
 * @param operand what follows, as it was written
 */
record Specifier(String operator, String operand) {

    private static final String[] OPERATORS = {"===", "~=", "==", "!=", "<=", ">=", "<", ">"};

    static Specifier parse(String text) {
        return find(text)
                .orElseThrow(() -> new InvalidInput(
                        "'" + text + "' is no version specifier (PEP 440)",
                        Remedy.fixInput("Write an operator and a version, like >=1.2 or ==1.4.*")));
    }

    /** Reads a clause, if it is one. */
    static Optional<Specifier> find(String text) {
        String clause = Pep440Parser.stripped(text);
        for (String operator : OPERATORS) {
            if (clause.startsWith(operator)) {
                Specifier specifier =
                        new Specifier(operator, Pep440Parser.stripped(clause.substring(operator.length())));
                return specifier.isValid() ? Optional.of(specifier) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isValid() {
        if (isArbitrary()) {
            return !operand.isEmpty()
                    && operand.chars().noneMatch(c -> Character.isWhitespace(c) || c == ';' || c == ')');
        }
        Optional<Pep440Version> version = Pep440Version.find(isSeries() ? seriesText() : operand);
        if (version.isEmpty()) {
            return false;
        }
        Pep440Version named = version.get();
        if (isSeries()) {
            return (operator.equals("==") || operator.equals("!="))
                    && !named.isPreRelease()
                    && !named.isPostRelease()
                    && !named.isLocal();
        }
        return switch (operator) {
            case "==", "!=" -> true;
            case "~=" -> !named.isLocal() && named.release.length > 1;
            default -> !named.isLocal();
        };
    }

    boolean isArbitrary() {
        return operator.equals("===");
    }

    private boolean isSeries() {
        return operand.endsWith(".*");
    }

    private String seriesText() {
        return operand.substring(0, operand.length() - 2);
    }

    /** Whether the clause asks for a pre-release by naming one. */
    boolean namesPreRelease() {
        return !operator.equals("!=")
                && !isSeries()
                && Pep440Version.find(operand).map(Pep440Version::isPreRelease).orElse(false);
    }

    /** The versions that match; all of them for {@code ===}, which compares texts. */
    VersionRanges ranges() {
        if (isArbitrary()) {
            return VersionRanges.ALL;
        }
        Pep440Version named = Pep440Version.parse(isSeries() ? seriesText() : operand);
        return switch (operator) {
            case "==" -> isSeries() ? series(named, named.release.length) : exactly(named);
            case "!=" -> (isSeries() ? series(named, named.release.length) : exactly(named)).complement();
            case "~=" ->
                VersionRanges.of(
                        VersionPoint.before(named), VersionPoint.before(behind(named, named.release.length - 1)));
            case ">=" -> VersionRanges.of(VersionPoint.before(named), VersionPoint.END);
            case "<=" -> VersionRanges.of(VersionPoint.START, new VersionPoint(named, VersionPoint.Place.AFTER_LOCALS));
            case "<" -> VersionRanges.of(VersionPoint.START, VersionPoint.before(below(named)));
            default -> VersionRanges.of(above(named), VersionPoint.END);
        };
    }

    private static VersionRanges exactly(Pep440Version named) {
        VersionPoint.Place end = named.isLocal() ? VersionPoint.Place.AFTER : VersionPoint.Place.AFTER_LOCALS;
        return VersionRanges.of(VersionPoint.before(named), new VersionPoint(named, end));
    }

    private static VersionRanges series(Pep440Version named, int length) {
        Pep440Version first = Pep440Version.of(named.epoch, named.release, PreKind.NONE, ABSENT, ABSENT, 0);
        return VersionRanges.of(VersionPoint.before(first), VersionPoint.before(behind(named, length)));
    }

    /** The first version behind all those whose release begins with so many numbers of this one. */
    private static Pep440Version behind(Pep440Version named, int length) {
        long[] next = Arrays.copyOf(named.release, length);
        next[length - 1]++;
        return Pep440Version.of(named.epoch, next, PreKind.NONE, ABSENT, ABSENT, 0);
    }

    /** {@code <1.0} leaves out the pre-releases of 1.0, too. */
    private static Pep440Version below(Pep440Version named) {
        return named.isPreRelease() ? named : named.with(PreKind.NONE, ABSENT, named.post, 0);
    }

    /** {@code >1.0} leaves out the post-releases and local versions of 1.0, too. */
    private static VersionPoint above(Pep440Version named) {
        if (named.isDevRelease()) {
            return VersionPoint.before(named.with(named.preKind, named.pre, named.post, named.dev + 1));
        }
        if (named.isPostRelease()) {
            return VersionPoint.before(named.with(named.preKind, named.pre, named.post + 1, 0));
        }
        return new VersionPoint(named, VersionPoint.Place.AFTER_POSTS);
    }

    /** A text that clauses with the same meaning share. */
    String meaning() {
        boolean zerosCount = isArbitrary() || isSeries() || operator.equals("~=");
        return operator + (zerosCount ? operand : Pep440Version.parse(operand).canonical());
    }

    @Override
    public String toString() {
        return operator + operand;
    }
}
