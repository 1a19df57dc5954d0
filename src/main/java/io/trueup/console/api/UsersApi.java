package io.trueup.console.api;

import io.trueup.console.page.Refused;
import io.trueup.console.security.Actor;
import io.trueup.console.users.UserDesk;
import io.trueup.console.users.UserDesk.Generated;
import io.trueup.store.ConsoleUsers.User;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may log in, as the page Users: for tokens of an admin alone. */
@RestController
@RequestMapping("/api/v1/users")
final class UsersApi {

    private final UserDesk desk;

    UsersApi(UserDesk desk) {
        this.desk = desk;
    }

    /**
     * A user.
     *
     * @param lastLogin null: never
     */
    record UserItem(
            String name,
            String role,
            boolean enabled,
            @Nullable Instant lastLogin) {
        static UserItem of(User user) {
            return new UserItem(user.name(), UserDesk.word(user.role()), user.enabled(), user.lastLogin());
        }
    }

    /** A user with the password that was generated: it is told this once, since only its hash is kept. */
    record UserMade(UserItem user, String password) {}

    private UserMade made(Generated generated) {
        return new UserMade(UserItem.of(desk.user(generated.name())), generated.password());
    }

    @GetMapping
    Listing<UserItem> users() {
        return Listing.whole(desk.all().stream().map(UserItem::of).toList());
    }

    /** @param role admin or member */
    record UserAsked(@Nullable String name, @Nullable String role) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserMade add(HttpServletRequest request) throws IOException {
        UserAsked asked = AskedBody.read(request, UserAsked.class);
        try {
            return made(
                    desk.add(asked.name() == null ? "" : asked.name(), Wanted.role(asked.role()), Actor.of(request)));
        } catch (Refused refused) {
            throw ApiProblem.of(refused);
        }
    }

    /**
     * All of them are asked for: what is left out would be a guess.
     *
     * @param reason kept in the audit
     */
    record UserChangeAsked(
            @Nullable String role,
            @Nullable Boolean enabled,
            @Nullable String reason) {}

    @PutMapping("/{name}")
    UserItem change(@PathVariable String name, HttpServletRequest request) throws IOException {
        UserChangeAsked asked = AskedBody.read(request, UserChangeAsked.class);
        if (asked.enabled() == null) {
            throw ApiProblem.wrong("“enabled” is true or false.");
        }
        try {
            return UserItem.of(desk.change(
                    name,
                    Wanted.role(asked.role()),
                    asked.enabled(),
                    asked.reason() == null ? "" : asked.reason(),
                    Actor.of(request)));
        } catch (Refused refused) {
            throw ApiProblem.of(refused);
        }
    }

    /** A new password instead of the one that is lost; no body is asked for. */
    @PostMapping("/{name}/password")
    UserMade reset(@PathVariable String name, HttpServletRequest request) {
        return made(desk.reset(name, Actor.of(request)));
    }
}
