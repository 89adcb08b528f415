package io.github.envmaven.core.wheel;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A row of {@code RECORD}, the list of files of a wheel or of an installed distribution (PEP 376, PEP 627).
 *
 * <pre>
 * requests/api.py,sha256=_Zb9Oa7tzVIizTKwFrPjDEY9ejtm_OnSRERnADxGsQs,6449
 * "a,b.txt",sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0
 * requests-2.32.3.dist-info/RECORD,,
 * </pre>
 *
 * @param path relative to the directory that the {@code dist-info} directory lies in
 * @param hash an algorithm, {@code =}, and the digest in Base64 for URLs without padding; or empty
 * @param size bytes, as text; or empty
 */
public record RecordRow(String path, String hash, String size) {

    private static final Pattern HASH = Pattern.compile("[^=\\s]+=\\S+");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");
    private static final String SHA256 = "sha256=";

    /** Refuses what is no row. */
    public RecordRow {
        if (path.isEmpty() || !isEmptyOr(HASH, hash) || !isEmptyOr(SIZE, size)) {
            throw new IntegrityFailed(
                    "RECORD has the row '" + SafePath.printable(path + "," + hash + "," + size) + "', which is none");
        }
    }

    /**
     * A row about a file.
     *
     * @param path relative to the directory that the {@code dist-info} directory lies in
     * @param sha256 of its content
     * @param size bytes
     * @return the row
     */
    public static RecordRow of(String path, Sha256 sha256, long size) {
        return new RecordRow(path, hash("sha256", HexFormat.of().parseHex(sha256.hex())), String.valueOf(size));
    }

    /**
     * A row about a file that may change, or that cannot know itself.
     *
     * @param path relative to the directory that the {@code dist-info} directory lies in
     * @return the row
     */
    public static RecordRow of(String path) {
        return new RecordRow(path, "", "");
    }

    /**
     * Reads all rows.
     *
     * @param text the content of {@code RECORD}
     * @return the rows in its order
     * @throws IntegrityFailed when a line is no row
     */
    public static List<RecordRow> parse(String text) {
        List<RecordRow> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                List<String> fields = fields(line);
                if (fields.size() != 3) {
                    throw new IntegrityFailed("RECORD has the row '" + SafePath.printable(line) + "' of "
                            + fields.size() + " fields; a path, a hash and a size are due");
                }
                rows.add(new RecordRow(fields.get(0), fields.get(1), fields.get(2)));
            }
        }
        return rows;
    }

    /**
     * The fields of a line of CSV: in quotes, with quotes in it doubled, where one has a comma.
     *
     * @param line the line
     * @return at least one field
     */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean isDoubled = isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                isQuoted = isDoubled || !isQuoted;
                if (isDoubled) {
                    field.append(c);
                    i++;
                }
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /**
     * How a digest stands in a row.
     *
     * @param algorithm as Python's hashlib calls it
     * @param digest the bytes
     * @return for example {@code sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU}
     */
    public static String hash(String algorithm, byte[] digest) {
        return algorithm + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /**
     * The name of the algorithm.
     *
     * @return as Python's hashlib calls it; empty where there is no hash
     */
    public String algorithm() {
        return hash.substring(0, Math.max(0, hash.indexOf('=')));
    }

    /**
     * The digest, where it is a SHA-256.
     *
     * @return empty where there is none, or another
     */
    public Optional<Sha256> sha256() {
        if (!hash.startsWith(SHA256)) {
            return Optional.empty();
        }
        try {
            byte[] digest = Base64.getUrlDecoder().decode(hash.substring(SHA256.length()));
            return digest.length == 32 ? Optional.of(new Sha256(HexFormat.of().formatHex(digest))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The size.
     *
     * @return bytes; empty where it is not told
     */
    public OptionalLong bytes() {
        return size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(size));
    }

    private static boolean isEmptyOr(Pattern form, String text) {
        return text.isEmpty() || form.matcher(text).matches();
    }

    /** The line, as Python's csv module writes it. */
    @Override
    public String toString() {
        boolean isPlain = path.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return (isPlain ? path : "\"" + path.replace("\"", "\"\"") + "\"") + "," + hash + "," + size;
    }
}
