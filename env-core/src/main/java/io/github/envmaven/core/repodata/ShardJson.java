package io.github.envmaven.core.repodata;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A shard (CEP 16) as the {@code repodata.json} of its one name, so that one set of rules reads both. Bytes become
 * hexadecimal digits, as digests are written in JSON.
 */
final class ShardJson {

    private static final int DEEPEST = 32;

    private final MsgPack in;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private ShardJson(MsgPack in) {
        this.in = in;
    }

    /**
     * Writes JSON.
     *
     * @param shard the shard, decompressed
     * @param place what to call it in messages
     * @param baseUrl where its archives are, as {@code info.base_url} says it
     * @return repodata
     */
    static byte[] of(byte[] shard, String place, String baseUrl) {
        ShardJson json = new ShardJson(new MsgPack(shard, place));
        json.out.append("{\"info\":{\"base_url\":");
        json.putString(baseUrl);
        json.out.append('}');
        int members = json.in.openMap();
        for (int i = 0; i < members; i++) {
            json.out.append(',');
            json.putKey();
            json.putValue(1);
        }
        json.out.append('}');
        return json.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void putKey() {
        putString(in.readString());
        out.append(':');
    }

    private void putValue(int depth) {
        if (depth > DEEPEST) {
            throw in.damaged("it is nested deeper than " + DEEPEST + " levels");
        }
        switch (in.peek()) {
            case NIL -> {
                in.readNil();
                out.append("null");
            }
            case BOOLEAN -> out.append(in.readBoolean());
            case INTEGER -> out.append(in.readInteger());
            case FLOAT -> out.append(Math.round(in.readFloat()));
            case STRING -> putString(in.readString());
            case BINARY -> putString(HexFormat.of().formatHex(in.readBinary()));
            case EXTENSION -> {
                in.skip();
                out.append("null");
            }
            case ARRAY -> putArray(depth);
            case MAP -> putMap(depth);
        }
    }

    private void putArray(int depth) {
        int length = in.openArray();
        out.append('[');
        for (int i = 0; i < length; i++) {
            out.append(i == 0 ? "" : ",");
            putValue(depth + 1);
        }
        out.append(']');
    }

    private void putMap(int depth) {
        int length = in.openMap();
        out.append('{');
        for (int i = 0; i < length; i++) {
            out.append(i == 0 ? "" : ",");
            putKey();
            putValue(depth + 1);
        }
        out.append('}');
    }

    private void putString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
