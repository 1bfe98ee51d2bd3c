package dev.kdt.clients;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;

/** A program that runs clients and that must be installed on the machine. */
enum Client {
    AWS_CLI("the AWS CLI", "apt-get install awscli", "--version", List.of("aws", "/usr/bin/aws")),
    BOTO3("boto3", "apt-get install python3-boto3", "-cimport boto3", List.of("python3", "/usr/bin/python3")),
    CODECS(
            "Python's cbor2, lz4, msgpack, snappy or zstandard",
            "apt-get install python3-cbor2 python3-lz4 python3-msgpack python3-snappy python3-zstandard",
            "-cimport cbor2, lz4.frame, msgpack, snappy, zstandard",
            List.of("python3", "/usr/bin/python3")),
    NODE("Node.js", "apt-get install nodejs", "--version", List.of("node")),
    NPM("npm", "apt-get install npm", "--version", List.of("npm")),
    COMPILER("a C++ compiler", "apt-get install g++ make", "--version", List.of("g++")),
    CMAKE("CMake", "apt-get install cmake", "--version", List.of("cmake")),
    AUTORECONF("autoconf", "apt-get install autoconf automake", "--version", List.of("autoreconf")),
    LIBTOOLIZE("libtool", "apt-get install libtool", "--version", List.of("libtoolize")),
    PROMTOOL("Prometheus's promtool", "apt-get install prometheus", "--version", List.of("promtool"));

    private final String title;
    private final String remedy;
    private final String probe;
    private final List<String> programs;

    /** @param probe the argument with which the program succeeds where all is there */
    Client(String title, String remedy, String probe, List<String> programs) {
        this.title = title;
        this.remedy = remedy;
        this.probe = probe;
        this.programs = programs;
    }

    /** The program's name; skips the test, saying why, where it is not installed. */
    String program() throws InterruptedException {
        for (String program : programs) {
            if (succeeds(program)) {
                return program;
            }
        }
        String missing = "skipped: " + title + " is not installed here (" + remedy + ")";
        System.out.println(missing);
        return abort(missing);
    }

    private boolean succeeds(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, probe)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // There is no such program.
        }
    }
}
