package io.github.envmaven.core.archive;

import io.github.envmaven.core.record.NoArch;
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
}
