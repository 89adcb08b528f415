package io.github.envmaven.core.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the CEPs, conda, rattler and mamba say about the text of specs. */
class MatchSpecParseVectorsTest {

    private static final PackageName NAMED_ELSEWHERE = PackageName.of("named-elsewhere");

    private final Vectors vectors = Vectors.open("matchspec-parse.json", "spec/deviations-matchspec-parse.txt");

    @Test
    void agreesWithTheReferenceImplementations() {
        vectors.each("cases", MatchSpecParseVectorsTest::parsed);
        vectors.each("cases", "canonical", MatchSpecParseVectorsTest::canonical);
        vectors.each("equivalent_groups", MatchSpecParseVectorsTest::equivalent);
        vectors.each("canonical_forms", MatchSpecParseVectorsTest::canonical);
        vectors.each("conditions", MatchSpecParseVectorsTest::condition);
        vectors.each("names", MatchSpecParseVectorsTest::name);

        vectors.check();
    }

    private static Outcome parsed(JsonNode one) {
        Object actual = attempt(() -> view(one, parse(one)));
        if (one.has("error")) {
            return new Outcome("rejected", actual);
        }
        return new Outcome(expected(one), actual);
    }

    /** mamba takes the URL of a package for its channel. */
    private static Map<String, String> expected(JsonNode one) {
        Map<String, String> view = SpecView.of(one.path("expect"));
        if (isMamba(one) && view.getOrDefault("channel", "").endsWith(".tar.bz2")) {
            view.remove("channel");
            view.remove("subdir");
        }
        return view;
    }

    private static MatchSpec parse(JsonNode one) {
        String input = one.path("input").asText();
        return one.has("nameless") ? MatchSpec.parseNameless(NAMED_ELSEWHERE, input) : MatchSpec.parse(input);
    }

    /** conda tells every field; the others tell some, and only those can be compared. */
    private static Map<String, String> view(JsonNode one, MatchSpec spec) {
        Map<String, String> view = SpecView.of(spec);
        if (one.has("nameless")) {
            view.remove("name");
        }
        boolean url = spec.url().isPresent();
        if (isMamba(one) || (url && isRattler(one))) {
            view.keySet().retainAll(expected(one).keySet());
        }
        return view;
    }

    private static boolean isMamba(JsonNode one) {
        return one.path("dialect").asText().equals("libmamba");
    }

    private static boolean isRattler(JsonNode one) {
        return one.path("dialect").asText().startsWith("rattler");
    }

    /**
     * Printed forms differ by tool, so they are compared by what they mean when they are read; a package's own URL and
     * file name are left out, since conda prints neither where it prints the channel.
     */
    private static Outcome canonical(JsonNode one) {
        if (!one.has("canonical") || one.has("error")) {
            return new Outcome("nothing printed", "nothing printed");
        }
        Object spec = attempt(() -> parse(one));
        if (!(spec instanceof MatchSpec)) {
            return new Outcome(one.path("canonical").asText(), spec);
        }
        Object readBack = attempt(() -> MatchSpec.parse(spec.toString()));
        Object reference = attempt(() -> MatchSpec.parse(one.path("canonical").asText()));
        return new Outcome(spec + " " + withoutFile(reference), readBack + " " + withoutFile(spec));
    }

    private static Object withoutFile(Object spec) {
        if (!(spec instanceof MatchSpec parsed)) {
            return spec;
        }
        Map<String, String> view = SpecView.of(parsed);
        view.remove("url");
        view.remove("fn");
        return view;
    }

    private static Outcome equivalent(JsonNode one) {
        List<Object> views = new ArrayList<>();
        Map<String, String> meaning = SpecView.of(one.path("meaning"));
        List<Object> meanings = new ArrayList<>();
        for (JsonNode spec : one.path("specs")) {
            views.add(attempt(() -> SpecView.of(MatchSpec.parse(spec.asText()))));
            meanings.add(meaning);
        }
        return new Outcome(meanings, views);
    }

    private static Outcome condition(JsonNode one) {
        Object actual = attempt(() -> SpecCondition.parse(one.path("input").asText()));
        if (one.has("error")) {
            return new Outcome("rejected", actual);
        }
        if (one.has("ast")) {
            return new Outcome(tree(one.path("ast")), actual instanceof SpecCondition tree ? tree(tree) : actual);
        }
        ConditionParser parser = new ConditionParser(one.path("input").asText());
        return new Outcome(
                one.path("first_token").asText() + " | " + one.path("rest").asText(),
                parser.takeSpec() + " | " + parser.rest());
    }

    private static Object tree(SpecCondition condition) {
        return condition.<Object>fold(SpecView::of, parts -> Map.of("and", parts), parts -> Map.of("or", parts));
    }

    private static Object tree(JsonNode ast) {
        for (String join : List.of("and", "or")) {
            if (ast.has(join)) {
                List<Object> parts = new ArrayList<>();
                ast.path(join).forEach(part -> parts.add(tree(part)));
                return Map.of(join, parts);
            }
        }
        return SpecView.of(ast);
    }

    private static Outcome name(JsonNode one) {
        String input = one.path("input").asText();
        Map<String, Object> expected = new TreeMap<>();
        Map<String, Object> actual = new TreeMap<>();
        expected.put("name", one.has("error") ? "rejected" : one.path("name").asText());
        actual.put("name", attempt(() -> MatchSpec.nameOf(input).value()));
        if (one.has("extras")) {
            List<String> extras = new ArrayList<>();
            one.path("extras").forEach(extra -> extras.add(extra.asText()));
            expected.put("extras", extras);
            Object spec = attempt(() -> MatchSpec.parseDepends(input));
            actual.put("extras", spec instanceof MatchSpec parsed ? parsed.extras() : List.of());
        }
        return new Outcome(expected, actual);
    }

    private static Object attempt(Supplier<Object> parse) {
        try {
            return parse.get();
        } catch (InvalidInput e) {
            return "rejected";
        }
    }
}
