package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;

/** One of many texts that were made before; each is as likely. */
record PoolField(Texts texts) implements Field {
    @Override
    public void write(Draw draw, ByteBuilder out) {
        texts.write(draw.random().below(texts.count()), out);
    }
}
