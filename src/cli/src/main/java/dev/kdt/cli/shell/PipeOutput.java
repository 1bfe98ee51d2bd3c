package dev.kdt.cli.shell;

import java.io.IOException;
import java.io.OutputStream;

/** The input of a program, which gets what is written at once. One that has ended is a closed pipe, however Java tells it. */
final class PipeOutput extends OutputStream {
    private final OutputStream program;

    PipeOutput(Process program) {
        this.program = program.getOutputStream();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        try {
            program.write(from, start, length);
            program.flush();
        } catch (IOException e) {
            throw new IOException("Broken pipe", e);
        }
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
