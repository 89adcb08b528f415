package io.github.envmaven.core.index;

import io.github.envmaven.core.channel.Subdir;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** Makes the URLs of archives (CEP 15): below the subdir, or where the channel says they are. */
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

    /** The URL of an archive, without credentials. */
    String of(String fileName) {
        return base + encoded(fileName);
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

    private static String encoded(String fileName) {
        for (int i = 0; i < fileName.length(); i++) {
            if (!isPlain(fileName.charAt(i))) {
                return percentEncoded(fileName);
            }
        }
        return fileName;
    }

    private static String percentEncoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && isPlain((char) b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%');
                encoded.append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return encoded.toString();
    }

    /** RFC 3986: what a path segment may hold as it is. */
    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || "-._~!$&'()*+,;=@".indexOf(c) >= 0;
    }
}
