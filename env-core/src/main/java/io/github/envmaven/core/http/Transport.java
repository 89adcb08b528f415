package io.github.envmaven.core.http;

/**
 * Fetches what a URL names. Safe for several threads.
 *
 * <p>Callers take this interface and never care whether the bytes come from a network, a disk or a test.
 */
@FunctionalInterface
public interface Transport {

    /**
     * Asks for a resource and returns as soon as the answer's headers are there.
     *
     * <p>Redirects are followed and passing failures (408, 413, 429, 5xx, broken connections) are tried again inside;
     * every other status, 304 and 404 included, is an answer for the caller to judge, with {@link Response#status()} or
     * {@link Response#requireSuccess()}.
     *
     * @param request what to ask for
     * @return the answer, to be closed by the caller
     * @throws io.github.envmaven.core.error.EnvException.NetworkFailed when nobody answers, or only with passing failures
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when the URL cannot be read or its scheme is unknown
     */
    Response get(Request request);
}
