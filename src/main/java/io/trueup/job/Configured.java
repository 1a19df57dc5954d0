package io.trueup.job;

import io.trueup.job.OrganizationLoader.Loaded;
import io.trueup.organization.Organization;
import io.trueup.store.Runs.Member;
import java.io.IOException;
import java.util.List;

/** The organizations as their yaml described them when the run began. */
record Configured(OrganizationLoader loader) {

    /** What keeps an organization from being run, a sentence a line; nothing if all is well. */
    List<String> problems(String folder, byte @org.jspecify.annotations.Nullable [] yaml) {
        if (yaml == null) {
            String first = folder.matches("[a-z0-9][a-z0-9-]*")
                    ? ": ./trueup init <inbox>/" + folder
                            + " writes a first one out of its documents, for you to correct"
                    : ": rename the folder with small letters, digits and hyphens, then ./trueup init writes a first one out of its documents";
            return List.of(
                    "The folder " + folder + " has no " + Inbox.YAML + first + "; or take the folder out of the inbox");
        }
        return switch (loader.load(folder, label(folder), yaml)) {
            case Loaded.Bad bad -> bad.problems();
            case Loaded.Good good
            when !good.organization().id().equals(folder) ->
                List.of(label(folder) + ": organization: is "
                        + good.organization().id() + ", but the folder is called " + folder
                        + "; both must be the same");
            case Loaded.Good good -> List.of();
        };
    }

    Organization organization(Member member) {
        if (member.yaml() != null
                && loader.load(member.organization(), label(member.organization()), member.yaml())
                        instanceof Loaded.Good good) {
            return good.organization();
        }
        throw new ItemFailure(
                label(member.organization()) + " was right when the run began and is not now: run the month again",
                new IOException("configuration"));
    }

    private static String label(String folder) {
        return folder + "/" + Inbox.YAML;
    }
}
