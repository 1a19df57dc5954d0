package io.trueup.seats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who held which seat when, out of member lists that were exported again and again: a seat is known by member, tier and the day joined, and
 * counts once however many lists name it.
 *
 * @param members each seat once
 * @param overlapping rows of a member whose dates overlap those of another row kept: kept out
 */
public record Roster(List<Member> members, List<Member> overlapping) {

    private record Seat(String email, String tier, LocalDate joinedOn) {}

    public Roster {
        members = List.copyOf(members);
        overlapping = List.copyOf(overlapping);
    }

    public static Roster of(List<Member> rows) {
        Map<Seat, Member> seats = new TreeMap<>(
                Comparator.comparing(Seat::email).thenComparing(Seat::joinedOn).thenComparing(Seat::tier));
        rows.stream()
                .sorted(Comparator.comparing(Member::source))
                .forEach(row -> seats.merge(new Seat(row.email(), row.tier(), row.joinedOn()), row, Roster::newer));
        List<Member> members = new ArrayList<>();
        List<Member> overlapping = new ArrayList<>();
        Member before = null;
        for (Member member : seats.values()) {
            if (before != null && before.email().equals(member.email()) && overlap(before, member)) {
                overlapping.add(member);
            } else {
                members.add(member);
                before = member;
            }
        }
        return new Roster(members, overlapping);
    }

    /** Of two lists the one that knows when the member left is the newer; else the one filed later by its path. */
    private static Member newer(Member one, Member other) {
        return other.leftOn() == null && one.leftOn() != null ? one : other;
    }

    private static boolean overlap(Member before, Member member) {
        @Nullable LocalDate left = before.leftOn();
        return left == null || member.joinedOn().isBefore(left);
    }
}
