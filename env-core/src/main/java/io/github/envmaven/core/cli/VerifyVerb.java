package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.VerifyCommand;
import io.github.envmaven.core.command.VerifyRequest;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.command.VerifyRequest.ForeignFiles;
import io.github.envmaven.core.command.VerifyResult;
import io.github.envmaven.core.command.VerifyResult.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: compares a lock with its inputs, with itself and with environments. */
@Command(name = "verify", description = "Compares the lock with its inputs, with itself and with environments.")
final class VerifyVerb extends Verb {

    @Option(names = "--lockfile", paramLabel = "FILE", description = "The lock file, by default conda-lock.yml.")
    private Path lockFile = Path.of("conda-lock.yml");

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(
            names = "--prefix",
            paramLabel = "DIR",
            description = "An environment that must be what the lock says, such as ./envs/app; may be repeated.")
    private List<Path> prefixes = new ArrayList<>();

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The environments' platform, by default this machine's.")
    private String platform = "";

    @Option(
            names = "--foreign-files",
            paramLabel = "MEANING",
            description = "What files mean that belong to no package: list (default), fail, ignore.")
    private ForeignFiles foreignFiles = ForeignFiles.LIST;

    @Option(names = "--check-cache", description = "Read the locked packages in the cache as well.")
    private boolean checkCache;

    VerifyVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        VerifyResult result = new VerifyCommand(session)
                .run(new VerifyRequest(
                        lockFile,
                        inputs.source(),
                        prefixes,
                        platform,
                        foreignFiles,
                        checkCache ? CacheContent.READ : CacheContent.LEAVE));
        print(isJson() ? document(result) : result, words(result));
        return result.findings().isEmpty() ? 0 : 1;
    }

    private static Map<String, Object> document(VerifyResult result) {
        List<Map<String, String>> findings =
                result.findings().stream().map(VerifyVerb::document).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", findings.isEmpty());
        document.put("findings", findings);
        document.put("foreign", result.foreign());
        document.put("packages", result.packages());
        document.put("files", result.files());
        document.put("millis", result.millis());
        return document;
    }

    private static Map<String, String> document(Finding finding) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("what", finding.what());
        document.put("where", finding.where());
        document.put("remedy", CliRemedies.wording(finding.remedy()));
        return document;
    }

    private static String words(VerifyResult result) {
        List<String> lines = new ArrayList<>();
        result.findings()
                .forEach(finding -> lines.add(
                        finding.where() + ": " + finding.what() + " " + CliRemedies.wording(finding.remedy())));
        if (lines.isEmpty()) {
            lines.add("Verified " + result.packages() + " packages, " + result.files() + " files");
        }
        result.foreignLines().forEach(line -> lines.add("Not locked: " + line));
        return String.join(System.lineSeparator(), lines);
    }
}
