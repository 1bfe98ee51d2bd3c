package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.TransformationFunctions;
import dev.kdt.endpoint.option.Transformer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that a delivery stream names, and that was not there when the data folder was opened. Records wait until it is. */
public final class LostFunction implements Transformer {
    private final String name;
    private final TransformationFunctions functions;
    private @Nullable Transformer found;

    /** @param functions looked at again at each call, until they have it */
    public LostFunction(String name, TransformationFunctions functions) {
        this.name = name;
        this.functions = functions;
    }

    @Override
    public List<Answer> transform(Request in) throws IOException {
        Transformer known = found == null ? functions.named(name) : found;
        if (known == null) {
            throw new TryAgainException("there is no function '" + name + "'", null);
        }
        found = known;
        return known.transform(in);
    }
}
