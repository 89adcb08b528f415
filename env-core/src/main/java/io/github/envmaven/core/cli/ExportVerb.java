package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.ExportCommand;
import io.github.envmaven.core.command.ExportRequest;
import io.github.envmaven.core.command.ExportRequest.Format;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code export}: writes a lock or an environment in another format. */
@Command(name = "export", description = "Prints the lock, or the environment, in another format.")
final class ExportVerb extends Verb {

    @ArgGroup
    private LockOrPrefix from = new LockOrPrefix();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "environment-yml (default), environment-yml-no-builds, explicit, requirements-txt,"
                    + " requirements-txt-hashes, pylock-toml.")
    private Format format = Format.ENVIRONMENT_YML;

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "The platform, such as linux-64; by default this machine's.")
    private String platform = "";

    ExportVerb(Console console) {
        super(console);
    }

    @Override
    int run(EnvSession session) {
        String text = new ExportCommand(session).run(new ExportRequest(from.path(), platform, format));
        print(Map.of("document", text), text.stripTrailing());
        return 0;
    }

    /** Reads a format. */
    static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Arrays.stream(Format.values())
                    .filter(format -> format.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is none of " + Arrays.toString(Format.values())));
        }
    }
}
