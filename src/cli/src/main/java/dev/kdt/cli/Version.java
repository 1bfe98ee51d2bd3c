package dev.kdt.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it into the artefact. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"kdt " + (built == null ? "development" : built)};
    }
}
