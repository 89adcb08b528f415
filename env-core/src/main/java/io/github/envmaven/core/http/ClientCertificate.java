package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Reads the certificate and the key with which we answer a server that asks who we are. */
final class ClientCertificate {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    // SEQUENCE { INTEGER 0, SEQUENCE { OID rsaEncryption, NULL }, OCTET STRING (length follows)
    private static final byte[] RSA_HEADER = {
        2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };

    private ClientCertificate() {}

    /**
     * Reads both files.
     *
     * @param certificate a PEM file with the certificate, and perhaps those of its issuers after it
     * @param key a PEM file with the key, without a passphrase; the empty path where it stands in the first file
     * @return what TLS needs of them
     * @throws InvalidInput when one cannot be read
     */
    static KeyManager[] read(Path certificate, Path key) {
        Path keyFile = key.toString().isEmpty() ? certificate : key;
        try {
            List<? extends Certificate> chain = chain(certificate);
            PrivateKey secret = key(keyFile);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("client", secret, new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            String names = keyFile.equals(certificate) ? "" + certificate : certificate + " and " + keyFile;
            throw new InvalidInput(
                    "The client certificate of " + names + " cannot be used: " + e.getMessage(),
                    Remedy.fixInput("Name PEM files: the certificate, and its key without a passphrase."),
                    e);
        }
    }

    private static List<? extends Certificate> chain(Path file) throws IOException, GeneralSecurityException {
        StringBuilder certificates = new StringBuilder();
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.append(block.group()).append('\n');
            }
        }
        return List.copyOf(CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(certificates.toString().getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            byte[] content = Base64.getMimeDecoder().decode(block.group(2));
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return key(content);
                }
                case "RSA PRIVATE KEY" -> {
                    return key(wrapped(content));
                }
                case "ENCRYPTED PRIVATE KEY" -> throw new IOException("the key has a passphrase");
                default -> {
                    // Certificates and parameters stand beside keys.
                }
            }
        }
        throw new IOException("no private key is in " + file);
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC")) {
            Optional<PrivateKey> key = key(algorithm, pkcs8);
            if (key.isPresent()) {
                return key.get();
            }
        }
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static Optional<PrivateKey> key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException e) {
            // A key of another kind.
            return Optional.empty();
        }
    }

    /** PKCS#1, as OpenSSL once wrote keys, in the PKCS#8 that Java reads. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] octets = tagged(4, pkcs1);
        byte[] content = ByteBuffer.allocate(RSA_HEADER.length + octets.length)
                .put(RSA_HEADER)
                .put(octets)
                .array();
        return tagged(0x30, content);
    }

    /** A DER element; the length takes two bytes, as all keys of a useful size need. */
    private static byte[] tagged(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
