package dev.kdt.pipeline.step;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.Kind;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Fields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The ways to make a value unreadable. */
sealed interface Redaction {
    List<String> HOW = List.of("mask", "hash", "truncate");

    /** Makes one value unreadable; for one thread. */
    @FunctionalInterface
    interface Rewriter {
        Value rewrite(Value value);
    }

    Rewriter start();

    /** The way that the fields {@code how}, {@code salt} and {@code keep} describe. */
    static Redaction of(Fields fields) throws StepConfigException {
        String how = fields.text("how", "mask");
        if (fields.has("salt") != how.equals("hash")) {
            throw new StepConfigException(
                    fields.has("salt") ? fields.placeOf("salt") : fields.placeOf("how"),
                    "step '" + fields.step() + "': "
                            + (fields.has("salt")
                                    ? "'salt' is for hash, not for " + how
                                    : "hash needs a 'salt', such as ${SALT} from the environment"));
        }
        if (how.equals("hash") && fields.text("salt").isEmpty()) {
            throw new StepConfigException(
                    fields.placeOf("salt"), "step '" + fields.step() + "', 'salt': it is empty (use a secret text)");
        }
        return switch (how) {
            case "hash" -> new Hash(fields.text("salt"));
            case "truncate" -> new Truncate((int) fields.whole("keep", 4));
            default -> new Mask((int) fields.whole("keep", 0));
        };
    }

    /** A star for every character but the last ones. */
    record Mask(int keep) implements Redaction {
        @Override
        public Rewriter start() {
            ByteBuilder stars = new ByteBuilder();
            return value -> {
                if (value.kind() == Kind.NULL) {
                    return value;
                }
                StringValue text = Redaction.text(value);
                int masked = Math.max(0, text.codepoints() - keep);
                stars.clear();
                for (int i = 0; i < masked; i++) {
                    stars.put('*');
                }
                stars.put(text.array(), text.from() + Redaction.bytes(text, masked), text.to());
                return StringValue.of(stars.toBytes());
            };
        }
    }

    /** HMAC-SHA-256 under the salt, in hexadecimal digits. */
    record Hash(String salt) implements Redaction {
        @Override
        public Rewriter start() {
            Mac mac = mac();
            return value -> {
                if (value.kind() == Kind.NULL) {
                    return value;
                }
                Slice text = Redaction.text(value).utf8();
                mac.update(text.array(), text.from(), text.length());
                return Value.of(HexFormat.of().formatHex(mac.doFinal()));
            };
        }

        private Mac mac() {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA256", e);
            }
        }

        /** The salt is a secret. */
        @Override
        public String toString() {
            return "Hash";
        }
    }

    /** The first characters. */
    record Truncate(int keep) implements Redaction {
        @Override
        public Rewriter start() {
            return value -> {
                if (value.kind() == Kind.NULL) {
                    return value;
                }
                StringValue text = Redaction.text(value);
                return text.sub(0, Redaction.bytes(text, keep)).copy();
            };
        }
    }

    private static StringValue text(Value value) {
        return value instanceof StringValue text ? text : Value.of(value.toString());
    }

    /** The number of bytes of the first {@code characters} of the text. */
    private static int bytes(StringValue text, int characters) {
        int at = text.from();
        for (int i = 0; i < characters && at < text.to(); i++) {
            at += Utf8.width(text.array()[at]);
        }
        return at - text.from();
    }
}
