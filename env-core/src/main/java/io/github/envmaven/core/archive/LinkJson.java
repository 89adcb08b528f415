package io.github.envmaven.core.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.record.NoArch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a noarch package wants to be linked (CEP 34, {@code info/link.json}).
 *
 * @param noArch the kind; {@link NoArch#NONE} where the package has no such file
 * @param entryPoints definitions {@code command = module:function}, as written and not yet validated
 */
public record LinkJson(NoArch noArch, List<String> entryPoints) {

    /** What a package without the file says. */
    public static final LinkJson NONE = new LinkJson(NoArch.NONE, List.of());

    /** Copies the entry points. */
    public LinkJson {
        entryPoints = List.copyOf(entryPoints);
    }

    /**
     * Reads {@code info/link.json} of an extracted package.
     *
     * @param packageDirectory the extracted package
     * @return what it says, or {@link #NONE} where there is no such file
     * @throws io.github.envmaven.core.error.EnvException.IntegrityFailed when it cannot be read
     */
    public static LinkJson read(Path packageDirectory) {
        return InfoFile.read(packageDirectory, "link.json", LinkJson::parse).orElse(NONE);
    }

    private static LinkJson parse(JsonParser json) throws IOException {
        LinkJson link = NONE;
        for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
            if (field.equals("noarch") && json.currentToken() == JsonToken.START_OBJECT) {
                link = parseNoArch(json);
            } else {
                json.skipChildren();
            }
        }
        return link;
    }

    private static LinkJson parseNoArch(JsonParser json) throws IOException {
        NoArch type = NoArch.NONE;
        List<String> entryPoints = List.of();
        for (String field = JsonFields.first(json); field != null; field = JsonFields.next(json)) {
            switch (field) {
                case "type" -> type = IndexJson.noArch(json);
                case "entry_points" -> entryPoints = JsonFields.strings(json);
                default -> json.skipChildren();
            }
        }
        return new LinkJson(type, entryPoints);
    }
}
