package io.trueup.console.jobs;

import io.trueup.console.page.NotFound;
import io.trueup.job.ExecutionDetail;
import io.trueup.job.ExecutionView.State;
import io.trueup.job.Operations;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells pages, by server-sent events, that an execution has advanced; the page then asks for its new state. Without them it asks now and then. */
@Controller
final class LiveJobs implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LiveJobs.class);
    private static final int MOST_WATCHERS = 200;
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(30);

    private final Operations operations;
    private final Map<Long, Set<SseEmitter>> watchers = new ConcurrentHashMap<>();
    private final Map<Long, String> seen = new TreeMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-jobs").factory());

    LiveJobs(Operations operations) {
        this.operations = operations;
        clock.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    @GetMapping("/jobs/{execution:[0-9]{1,18}}/live")
    SseEmitter live(@PathVariable long execution) {
        if (operations.history().execution(execution).isEmpty()) {
            throw new NotFound();
        }
        if (watchers.values().stream().mapToInt(Set::size).sum() >= MOST_WATCHERS) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
        emitter.onCompletion(() -> forget(execution, emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> forget(execution, emitter));
        watchers.computeIfAbsent(execution, first -> ConcurrentHashMap.newKeySet())
                .add(emitter);
        return emitter;
    }

    private void forget(long execution, SseEmitter emitter) {
        watchers.computeIfPresent(execution, (number, those) -> {
            those.remove(emitter);
            return those.isEmpty() ? null : those;
        });
    }

    private void tell() {
        try {
            seen.keySet().retainAll(watchers.keySet());
            watchers.forEach(this::tell);
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("The database is away; watchers wait", away);
        } catch (RuntimeException failure) {
            LOG.error("Watchers were not told", failure);
        }
    }

    private void tell(long execution, Set<SseEmitter> emitters) {
        operations.history().execution(execution).ifPresent(detail -> {
            String now = state(detail);
            boolean ended = detail.view().state() != State.RUNNING;
            if (!now.equals(seen.put(execution, now)) || ended) {
                emitters.forEach(emitter -> send(execution, emitter, ended));
            }
        });
    }

    private void send(long execution, SseEmitter emitter, boolean ended) {
        try {
            emitter.send(SseEmitter.event().name(ended ? "ended" : "advanced").data(execution));
            if (ended) {
                emitter.complete();
            }
        } catch (IOException | IllegalStateException gone) {
            forget(execution, emitter);
        }
    }

    private static String state(ExecutionDetail detail) {
        return detail.view().state() + " " + detail.stopAsked() + " " + detail.unread() + " " + detail.outlook() + " "
                + detail.parts();
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        watchers.values().forEach(those -> those.forEach(SseEmitter::complete));
    }
}
