package io.trueup.console.api;

import io.trueup.balance.HandReading;
import io.trueup.console.balance.ReadingDesk;
import io.trueup.console.balance.ReadingDesk.Refused;
import io.trueup.console.balance.ReadingDesk.Taken;
import io.trueup.console.balance.ReadingDesk.Typed;
import io.trueup.console.balance.ReadingLog;
import io.trueup.console.page.Asked;
import io.trueup.console.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Balances that somebody read from the dashboard, as the page Balance takes them. */
@RestController
final class BalancesApi {

    private static final int USUAL_READINGS = 20;

    private final ReadingDesk desk;
    private final ReadingLog log;

    BalancesApi(ReadingDesk desk, ReadingLog log) {
        this.desk = desk;
        this.log = log;
    }

    /**
     * A reading that somebody entered.
     *
     * @param screenshot the SHA-256 of the archived picture it was read from; null: none
     */
    record ReadingItem(
            String organization,
            String pool,
            String remaining,
            String unit,
            Instant at,
            String author,
            Instant entered,
            @Nullable String screenshot) {
        static ReadingItem of(ReadingLog.Entry entry) {
            HandReading reading = entry.reading();
            return new ReadingItem(
                    entry.organization(),
                    reading.pool(),
                    reading.remaining().toPlainString(),
                    reading.unit(),
                    reading.at(),
                    entry.author(),
                    entry.entered(),
                    entry.screenshot());
        }
    }

    /** What was entered last, with its author; the readings of a month stand in its documents. */
    @GetMapping("/api/v1/balances")
    Listing<ReadingItem> entered(@RequestParam(defaultValue = "" + USUAL_READINGS) int limit) {
        return Listing.whole(
                log.newest(Listing.limit(limit)).stream().map(ReadingItem::of).toList());
    }

    /**
     * @param remaining a decimal as text, in the unit
     * @param at with offset
     * @param reason kept in the audit
     */
    record BalanceAsked(
            @Nullable String organization,
            @Nullable String pool,
            @Nullable String remaining,
            @Nullable String unit,
            @Nullable String at,
            @Nullable String reason) {
        Typed typed() {
            return new Typed(
                    orNothing(organization), orNothing(pool), orNothing(at), orNothing(remaining), orNothing(unit));
        }

        private static String orNothing(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /**
     * A reading that stands in the inbox.
     *
     * @param file below the inbox
     * @param isNew false: it stood there before
     */
    record BalanceItem(
            String organization, String pool, String remaining, String unit, Instant at, String file, boolean isNew) {
        static BalanceItem of(String organization, Taken taken) {
            HandReading reading = taken.reading();
            return new BalanceItem(
                    organization,
                    reading.pool(),
                    reading.remaining().toPlainString(),
                    reading.unit(),
                    reading.at(),
                    taken.file(),
                    taken.isNew());
        }
    }

    /** The same reading sent twice is one; the second answer is 200 and not 201. */
    @PostMapping("/api/v1/balances")
    ResponseEntity<BalanceItem> enter(HttpServletRequest request) throws IOException {
        BalanceAsked asked = AskedBody.read(request, BalanceAsked.class);
        Typed typed = asked.typed();
        try {
            Taken taken = desk.send(typed, Actor.of(request), Asked.text(asked.reason()));
            return ResponseEntity.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(BalanceItem.of(typed.organization(), taken));
        } catch (Refused refused) {
            throw ApiProblem.wrong(refused.why());
        }
    }
}
