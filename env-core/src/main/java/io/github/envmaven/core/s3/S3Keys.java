package io.github.envmaven.core.s3;

/**
 * What requests to a bucket are signed with. Printing it never shows a secret.
 *
 * @param id the access key's id
 * @param secret the secret access key
 * @param sessionToken the token of temporary keys; empty for lasting ones
 */
record S3Keys(String id, String secret, String sessionToken) {

    @Override
    public String toString() {
        return "S3Keys[********]";
    }
}
