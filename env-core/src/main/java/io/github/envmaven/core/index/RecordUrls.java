package io.github.envmaven.core.index;

import io.github.envmaven.core.channel.Subdir;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a subdir's archives are (CEP 15): below it, or where the channel says they are. */
final class RecordUrls {

    private final String base;

    /**
     * Decides once where archives are.
     *
     * @param subdir whose archives
     * @param baseUrl {@code info.base_url}: absolute, relative to the subdir, or empty for the subdir itself
     */
    RecordUrls(Subdir subdir, String baseUrl) {
        this.base = resolve(subdir.url(), baseUrl);
    }

    /** What archives' file names are appended to; without credentials, with a slash at the end. */
    String base() {
        return base;
    }

    private static String resolve(String subdirUrl, String baseUrl) {
        if (baseUrl.isEmpty()) {
            return subdirUrl;
        }
        try {
            String directory = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
            URI resolved = new URI(subdirUrl).resolve(new URI(directory));
            // Whoever publishes a base URL with credentials in it published them; a lock must not.
            String userInfo = resolved.getRawUserInfo();
            String text = resolved.toString();
            return userInfo == null ? text : text.replaceFirst("//[^/@]*@", "//");
        } catch (URISyntaxException e) {
            return subdirUrl;
        }
    }
}
