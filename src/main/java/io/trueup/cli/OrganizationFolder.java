package io.trueup.cli;

import io.trueup.text.OneLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An organization's folder in the inbox. */
final class OrganizationFolder {
    private OrganizationFolder() {}

    /** Names are also folder names, so nothing but {@code [a-z0-9-]} may stand in them. */
    static void requireName(String organization) {
        if (!organization.matches("[a-z0-9][a-z0-9-]{0,99}")) {
            throw new CallRefused("'" + OneLine.of(organization)
                    + "' is no organization: a name has small letters, digits and hyphens, such as halyard-labs.");
        }
    }

    static Path inbox(Command command, @Nullable Path called, Rooms.Settings settings) {
        if (called != null) {
            return command.path(called);
        }
        return settings.inbox() == null ? command.besideTheLauncher("sample-data") : settings.inbox();
    }

    /** The folder's {@code organization.yaml}. */
    static Path requireYaml(Path inbox, String organization, Surroundings surroundings) {
        requireName(organization);
        Path folder = inbox.resolve(organization);
        if (!Files.isDirectory(folder)) {
            throw new CallRefused(
                    "The inbox " + surroundings.shown(inbox) + " has no folder " + organization
                            + ". Make it and describe the organization in its organization.yaml, or name another inbox with --inbox.");
        }
        Path yaml = folder.resolve("organization.yaml");
        if (!Files.isRegularFile(yaml)) {
            throw new CallRefused(
                    surroundings.shown(yaml) + " is missing: without it nobody knows the organization's pools.");
        }
        return yaml;
    }
}
