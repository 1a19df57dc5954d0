package io.trueup.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process that uses a home's server until its standard input ends. */
final class ServerUser {

    private ServerUser() {}

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.open(Path.of(arguments[0]))) {
            System.out.println("open");
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
