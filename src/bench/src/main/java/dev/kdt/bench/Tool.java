package dev.kdt.bench;

import java.nio.file.Path;
import java.util.Locale;

/** A program that transforms lines of JSON, as its users would call it. */
enum Tool {
    KDT {
        @Override
        String command(String program, Path data, Path work) {
            return "./kdt process -q --in ndjson -o ndjson -e " + quoted(program) + " " + data;
        }

        @Override
        String version() {
            return "./kdt --version";
        }
    },
    KDT_PIPELINE {
        @Override
        String command(String program, Path data, Path work) {
            Path file = work.resolve("pipeline.yaml");
            return "printf %s " + quoted(program) + " > " + file + " && ./kdt process -q --in ndjson " + file + " "
                    + data;
        }

        @Override
        String version() {
            return KDT.version();
        }

        @Override
        public String toString() {
            return "pipeline";
        }
    },
    JQ {
        @Override
        String command(String program, Path data, Path work) {
            return "jq -c " + quoted(program) + " " + data;
        }

        @Override
        String version() {
            return "jq --version";
        }
    },
    GOJQ {
        @Override
        String command(String program, Path data, Path work) {
            return "gojq -c " + quoted(program) + " " + data;
        }

        @Override
        String version() {
            return "gojq --version";
        }
    },
    MILLER {
        @Override
        String command(String program, Path data, Path work) {
            return "mlr --ijsonl --ojsonl " + program + " " + data;
        }

        @Override
        String version() {
            return "mlr --version";
        }
    },
    NODE {
        @Override
        String command(String program, Path data, Path work) {
            return "node " + work.resolve("lines.mjs") + " " + data + " " + quoted(program);
        }

        @Override
        String version() {
            return "node --version";
        }
    },
    DUCKDB {
        @Override
        String command(String program, Path data, Path work) {
            return "node " + work.resolve("duckdb.mjs") + " " + data + " " + quoted(program);
        }

        @Override
        String version() {
            return "node target/bench/duckdb.mjs --version";
        }
    };

    /** The shell command that writes the job's results to standard output. */
    abstract String command(String program, Path data, Path work);

    /** The shell command that succeeds where the tool is installed, and names its version. */
    abstract String version();

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
