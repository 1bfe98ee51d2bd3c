package dev.kdt.cli.model;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes what a model needs: lists for values. Picocli's own factory would look for Groovy when it is first used, which is to read the
 * whole table of contents of the program's jar.
 */
final class Factory implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == List.class
                ? type.cast(new ArrayList<>())
                : CommandLine.defaultFactory().create(type);
    }
}
