package io.trueup.reconcile;

import io.trueup.organization.Organization;
import io.trueup.organization.Organization.ApiGroup;
import io.trueup.usage.UsageDay;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which API group a usage document is of (formats.md section 1): the one that its path names, else the one that registers its key suffixes,
 * else the only one.
 */
final class UsageGroups {

    private final List<ApiGroup> groups;
    private final Map<String, Set<String>> registering = new HashMap<>();

    private UsageGroups(Organization organization) {
        this.groups = organization.api();
    }

    static UsageGroups of(Organization organization, List<UsageDay> usage) {
        UsageGroups groups = new UsageGroups(organization);
        usage.stream().filter(one -> one.group() == null).forEach(groups::note);
        return groups;
    }

    private void note(UsageDay usage) {
        Set<String> names = registering.computeIfAbsent(usage.source().file(), file -> new TreeSet<>());
        groups.stream().filter(group -> registers(group, usage)).forEach(group -> names.add(group.group()));
    }

    private static boolean registers(ApiGroup group, UsageDay usage) {
        return group.keys().stream().anyMatch(key -> key.suffix().equals(usage.key()));
    }

    /** The group's name; null if it cannot be told, or the path names one that the organization does not have. */
    @Nullable String of(UsageDay usage) {
        if (usage.group() != null) {
            return named(usage.group());
        }
        Set<String> names = registering.getOrDefault(usage.source().file(), Set.of());
        if (names.size() == 1) {
            return names.iterator().next();
        }
        if (names.isEmpty()) {
            return groups.size() == 1 ? groups.getFirst().group() : null;
        }
        List<ApiGroup> owners =
                groups.stream().filter(group -> registers(group, usage)).toList();
        return owners.size() == 1 ? owners.getFirst().group() : null;
    }

    /** A path may go on behind the name, as in {@code group=ops August}; the longest name that fits counts. */
    private @Nullable String named(String text) {
        return groups.stream()
                .map(ApiGroup::group)
                .filter(name -> text.equals(name) || text.startsWith(name) && !goesOn(text.charAt(name.length())))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static boolean goesOn(char next) {
        return Character.isLetterOrDigit(next) || next == '-' || next == '_';
    }
}
