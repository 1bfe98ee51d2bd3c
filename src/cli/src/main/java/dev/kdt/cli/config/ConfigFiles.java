package dev.kdt.cli.config;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration files of a command: the project's, then the user's; read when first asked for. Where there are none, no more is
 * done than to look.
 */
public final class ConfigFiles {
    /** The name of a project's file. */
    public static final String PROJECT_FILE = ".kdt.yaml";

    /** No files, whatever is on the disk. */
    public static final ConfigFiles NONE = new ConfigFiles(null, new TrustedFiles(null));

    private final @Nullable ConfigFolders folders;
    private final TrustedFiles trust;
    private boolean looked;
    private ConfigFolders.@Nullable Found project;
    private ConfigFolders.@Nullable Found user;
    private @Nullable List<ConfigFile> read;
    private @Nullable UsageException defect;

    private ConfigFiles(@Nullable ConfigFolders folders, TrustedFiles trust) {
        this.folders = folders;
        this.trust = trust;
    }

    /**
     * The files for commands in this world.
     *
     * @param state the user's folder for our state; null when there is none
     */
    public static ConfigFiles of(Console console, @Nullable Path state) {
        return new ConfigFiles(new ConfigFolders(console), new TrustedFiles(state));
    }

    /** Whether there is one. */
    public synchronized boolean isAny() {
        if (!looked && folders != null) {
            project = folders.project();
            user = folders.user();
        }
        looked = true;
        return project != null || user != null;
    }

    /**
     * The files that are there, the project's first.
     *
     * @throws UsageException when one cannot be read, or is wrong
     */
    public synchronized List<ConfigFile> all() {
        if (defect != null) {
            throw defect;
        }
        if (read == null) {
            try {
                read = isAny() ? readAll() : List.of();
            } catch (UsageException e) {
                defect = e;
                throw e;
            }
        }
        return read;
    }

    /** The project's file; empty when there is none. */
    public Optional<ConfigFile> ofProject() {
        return all().stream().filter(ConfigFile::isProject).findFirst();
    }

    /** The user's file; empty when there is none. */
    public Optional<ConfigFile> ofUser() {
        return all().stream().filter(each -> !each.isProject()).findFirst();
    }

    private List<ConfigFile> readAll() {
        List<ConfigFile> files = new ArrayList<>();
        if (project != null) {
            String text = FileContent.read(project);
            boolean trusted = trust.isTrusted(project.path(), text);
            files.add(ConfigReader.read(project.source(ConfigFile.Kind.PROJECT, text, trusted)));
        }
        if (user != null) {
            FileContent.requireOwn(user);
            files.add(ConfigReader.read(user.source(ConfigFile.Kind.USER, FileContent.read(user), true)));
        }
        return List.copyOf(files);
    }
}
