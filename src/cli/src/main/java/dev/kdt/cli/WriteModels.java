package dev.kdt.cli;

import dev.kdt.cli.model.CommandModels;
import dev.kdt.cli.model.ModelWriter;
import java.io.IOException;
import java.nio.file.Path;

/** A step of the build: writes the models of all commands ({@link CommandModels}). */
public final class WriteModels {
    private WriteModels() {}

    /** Takes the folder for the source, and the folder of the compiled classes. */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[1]);
        ModelWriter.forget(classes); // Else the models would be written from the models.
        ModelWriter.write(Kdt.whole(Main.console()), Path.of(args[0]), classes);
    }
}
