package dev.kdt.cli.config;

import dev.kdt.pipeline.config.Place;

/** Where a value comes from. */
public sealed interface SettingOrigin {
    /** An option of the command line. */
    record Option(String name) implements SettingOrigin {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A variable of the environment. */
    record Variable(String name) implements SettingOrigin {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A configuration file.
     *
     * @param file which has it
     */
    record InFile(ConfigFile file, Place place) implements SettingOrigin {
        @Override
        public String toString() {
            return place.toString();
        }
    }
}
