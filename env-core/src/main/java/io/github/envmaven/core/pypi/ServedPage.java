package io.github.envmaven.core.pypi;

import java.nio.charset.StandardCharsets;

/** The page of a project as a server gave it. */
final class ServedPage {

    private final String url;
    private final String contentType;
    private final byte[] body;

    /**
     * A page.
     *
     * @param url where it came from at last
     * @param contentType the header, or empty
     * @param body the content, which is not copied
     */
    ServedPage(String url, String contentType, byte[] body) {
        this.url = url;
        this.contentType = contentType;
        this.body = body;
    }

    String url() {
        return url;
    }

    String contentType() {
        return contentType;
    }

    /** The content itself, not to be changed. */
    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
