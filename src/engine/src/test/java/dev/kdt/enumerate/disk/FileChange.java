package dev.kdt.enumerate.disk;

import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.SimulatedProcess;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** An operation on a file, which fails as that of a disk that is full or broken. */
interface FileChange<T> extends SimulatedProcess.Operation<T, IOException> {
    /** The file's name, for messages. */
    String file();

    @Override
    default IOException failure(FaultEffect effect) {
        return new FileSystemException(file(), null, "Input/output error");
    }

    /** An operation of which there is no half. */
    static FileChange<Boolean> of(String file, Change change) {
        return new FileChange<>() {
            @Override
            public String file() {
                return file;
            }

            @Override
            public Boolean done() throws IOException {
                change.make();
                return true;
            }
        };
    }

    /** Changes the disk. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }
}
