package io.github.envmaven.core.lock;

import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipRequirement;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What conda-lock digests of pip's requirements. Options and constraints, which it does not know, are digested as well, so
 * that a change of them is noticed; users and passwords in URLs are not.
 */
final class PipHashSpecs {

    private PipHashSpecs() {}

    /** The specs sorted by name, then the options as they were written. */
    static List<Map<String, Object>> of(List<RequestedPip> lines) {
        PipSection section =
                PipSection.of(lines.stream().map(PipHashSpecs::withoutSecrets).toList());
        List<Map<String, Object>> specs = new ArrayList<>();
        section.requirements().stream()
                .sorted(Comparator.comparing(wish -> wish.requirement().name()))
                .forEach(wish -> specs.add(requirement(wish)));
        for (PipRequirement constraint : section.constraints()) {
            specs.add(ContentHash.spec("-c " + constraint.requirement(), "pip", "", ""));
        }
        for (PipOption option : section.options()) {
            if (option.kind() != PipOption.Kind.NO_EFFECT) {
                specs.add(ContentHash.spec(
                        option.kind() + " " + option.value(),
                        "pip",
                        option.line().category(),
                        ""));
            }
        }
        return specs;
    }

    private static RequestedPip withoutSecrets(RequestedPip line) {
        return line.with(line.withoutSecrets(), line.origin(), line.role());
    }

    private static Map<String, Object> requirement(PipRequirement wish) {
        Requirement requirement = wish.requirement();
        String name = requirement.name().value();
        String category = wish.line().category();
        Map<String, Object> spec = requirement.isDirect()
                ? url(name, category, isPath(wish) ? wish.toString() : requirement.url())
                : ContentHash.spec(name, "pip", category, version(requirement));
        spec.put(
                "extras",
                requirement.extras().stream().map(PypiName::value).sorted().toList());
        if (!requirement.marker().equals(Marker.always())) {
            spec.put("markers", requirement.marker().toString());
        }
        if (!wish.sha256s().isEmpty()) {
            spec.put("hash", "sha256:" + String.join(",", wish.sha256s()));
        }
        return spec;
    }

    /** Where a file lies that is named by its path is another place on each machine. */
    private static boolean isPath(PipRequirement wish) {
        return wish.requirement().url().startsWith("file:")
                && !wish.line().text().contains("file:");
    }

    private static String version(Requirement requirement) {
        String version = requirement.specifiers().toString();
        return version.isEmpty() ? "*" : version;
    }

    private static Map<String, Object> url(String name, String category, String url) {
        int hash = url.indexOf('#');
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("name", name);
        spec.put("manager", "pip");
        spec.put("category", category);
        spec.put("url", hash < 0 ? url : url.substring(0, hash));
        spec.put("hashes", List.of(hash < 0 ? "" : url.substring(hash + 1).replace('=', ':')));
        return spec;
    }
}
