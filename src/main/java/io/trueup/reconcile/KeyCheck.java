package io.trueup.reconcile;

import io.trueup.finding.Finding;
import io.trueup.finding.FindingCode;
import io.trueup.finding.Provenance;
import io.trueup.invoice.InvoiceLine;
import io.trueup.money.Money;
import io.trueup.organization.Organization.ApiKey;
import io.trueup.period.BillingPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** UNKNOWN_KEY, RETIRED_KEY_CHARGED, AMBIGUOUS_KEY: charges of keys that the group has not registered, or not for those days. */
final class KeyCheck implements ApiCheck {

    private record Charge(FindingCode code, Money amount, List<Provenance> evidence) {}

    @Override
    public List<Finding> examine(ApiMonth api) {
        if (api.group().keys().isEmpty()) {
            return List.of();
        }
        TreeMap<String, Charge> charges = new TreeMap<>();
        for (MonthBook.Entry entry : api.book().entries()) {
            for (InvoiceLine line : entry.lines()) {
                String suffix = line.subject().key();
                FindingCode code = suffix == null
                        ? null
                        : fault(api, suffix, entry.sale().paper().periodOf(line));
                if (code != null) {
                    charges.merge(
                            code + " " + suffix,
                            new Charge(code, line.amount(), List.of(entry.at(line))),
                            KeyCheck::together);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        charges.forEach((key, charge) -> findings.add(new Finding(
                charge.code(),
                api.account(),
                charge.amount(),
                message(charge, key.substring(key.indexOf(' ') + 1), api),
                charge.evidence())));
        return findings;
    }

    private static Charge together(Charge one, Charge other) {
        List<Provenance> evidence = new ArrayList<>(one.evidence());
        evidence.addAll(other.evidence());
        return new Charge(one.code(), one.amount().plus(other.amount()), evidence);
    }

    private static @Nullable FindingCode fault(ApiMonth api, String suffix, @Nullable BillingPeriod printed) {
        BillingPeriod period = printed == null ? api.month().days() : printed;
        List<ApiKey> registered = api.group().keys().stream()
                .filter(key -> key.suffix().equals(suffix))
                .toList();
        if (registered.isEmpty()) {
            return FindingCode.UNKNOWN_KEY;
        }
        boolean isValid = false;
        for (LocalDate day = period.start(); day.isBefore(period.end()); day = day.plusDays(1)) {
            LocalDate thatDay = day;
            long valid =
                    registered.stream().filter(key -> key.isValidOn(thatDay)).count();
            if (valid > 1) {
                return FindingCode.AMBIGUOUS_KEY;
            }
            isValid |= valid == 1;
        }
        return isValid ? null : FindingCode.RETIRED_KEY_CHARGED;
    }

    private static String message(Charge charge, String suffix, ApiMonth api) {
        String amount = charge.amount().inWords();
        return switch (charge.code()) {
            case UNKNOWN_KEY ->
                "%s is charged to key …%s, which is not registered in group %s."
                        .formatted(amount, suffix, api.group().group());
            case RETIRED_KEY_CHARGED ->
                "%s is charged to key …%s on days on which it is not valid; group %s lists it as %s."
                        .formatted(amount, suffix, api.group().group(), dates(api, suffix));
            default ->
                "%s is charged to key …%s, which is registered more than once in group %s for the same days: it cannot be told whose it is."
                        .formatted(amount, suffix, api.group().group());
        };
    }

    private static String dates(ApiMonth api, String suffix) {
        return String.join(
                " and ",
                api.group().keys().stream()
                        .filter(key -> key.suffix().equals(suffix))
                        .map(key -> "valid from " + key.from() + (key.until() == null ? "" : " until " + key.until()))
                        .toList());
    }
}
