package io.trueup.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says what it is told to say, counts what it was given, and can fall silent or hang up at any point. */
public final class ScriptedServer implements Closeable {

    /** Instead of an answer: the connection is cut. */
    public static final String HANG_UP = "hang up";

    /** Instead of an answer: nothing, until the server is closed. */
    public static final String SILENCE = "silence";

    /** Instead of an answer: one that never ends, a byte now and then. */
    public static final String DRIP = "drip";

    /** Instead of an answer to the end of a mail: its text is never read, so that it cannot be sent. */
    public static final String UNREAD = "354 unread";

    private static final int DROP_MILLIS = 20;

    private final ServerSocket listening;
    private final ConcurrentLinkedQueue<String> atRecipient = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> atData = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> atEnd = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> atGreeting = new ConcurrentLinkedQueue<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch wholeMail = new CountDownLatch(1);
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String refused = "nobody";
    private volatile SSLContext tls;
    private volatile boolean dripsHandshake;

    public ScriptedServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The whole texts of the mails whose end has come in, whatever was answered then. */
    public List<String> mails() {
        return mails;
    }

    public ScriptedServer greets(String... answers) {
        atGreeting.addAll(List.of(answers));
        return this;
    }

    public ScriptedServer atRecipient(String... answers) {
        atRecipient.addAll(List.of(answers));
        return this;
    }

    public ScriptedServer atData(String... answers) {
        atData.addAll(List.of(answers));
        return this;
    }

    public ScriptedServer atEnd(String... answers) {
        atEnd.addAll(List.of(answers));
        return this;
    }

    /** Offers STARTTLS with this identity. */
    ScriptedServer offersTls(SSLContext identity) {
        tls = identity;
        return this;
    }

    /** Offers STARTTLS, and then never comes to the end of the handshake. */
    ScriptedServer dripsHandshake(SSLContext identity) {
        dripsHandshake = true;
        return offersTls(identity);
    }

    /** Answers 550 to this recipient always. */
    public ScriptedServer refuses(String recipient) {
        refused = recipient;
        return this;
    }

    public void awaitWholeMail() throws InterruptedException {
        if (!wholeMail.await(240, TimeUnit.SECONDS)) {
            throw new AssertionError("No whole mail has come");
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException over) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try {
            if (answer(socket.getOutputStream(), next(atGreeting, "220 here"))) {
                talk(socket, tls != null);
            }
        } catch (IOException | InterruptedException over) {
            // the other side is gone, or the test is over
        }
    }

    private void talk(Socket socket, boolean offersTls) throws IOException, InterruptedException {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                boolean goesOn = true;
                if (command.startsWith("EHLO")) {
                    goesOn = answer(out, "250-here\r\n" + (offersTls ? "250-STARTTLS\r\n" : "") + "250 SIZE 50000000");
                } else if (command.equals("STARTTLS") && offersTls) {
                    answer(out, "220 go on");
                    if (dripsHandshake) {
                        // a handshake record of 16,384 bytes begins
                        out.write(new byte[] {0x16, 3, 3, 0x40, 0});
                        drip(out);
                        return;
                    }
                    SSLSocket secure =
                            (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    secure.setUseClientMode(false);
                    talk(secure, false);
                    return;
                } else if (command.startsWith("RCPT")) {
                    goesOn = answer(out, line.contains(refused) ? "550 no such user" : next(atRecipient, "250 ok"));
                } else if (command.equals("DATA")) {
                    String answer = next(atData, "354 go on");
                    goesOn = answer(out, answer);
                    if (answer.equals(UNREAD)) {
                        closed.await();
                        return;
                    }
                    if (answer.startsWith("354") && goesOn) {
                        goesOn = take(in) && answer(out, next(atEnd, "250 taken"));
                    }
                } else if (command.equals("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    goesOn = answer(out, "250 ok");
                }
                if (!goesOn) {
                    return;
                }
            }
        }
    }

    private boolean take(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                mails.add(mail.toString());
                wholeMail.countDown();
                return true;
            }
            mail.append(line).append("\r\n");
        }
        return false;
    }

    private static String next(ConcurrentLinkedQueue<String> script, String otherwise) {
        String answer = script.poll();
        return answer == null ? otherwise : answer;
    }

    private boolean answer(OutputStream out, String answer) throws IOException, InterruptedException {
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (answer.equals(SILENCE)) {
            closed.await();
            return false;
        }
        if (answer.equals(DRIP)) {
            drip(out);
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    /** Until the other side hangs up. */
    private void drip(OutputStream out) throws IOException, InterruptedException {
        while (!closed.await(DROP_MILLIS, TimeUnit.MILLISECONDS)) {
            out.write('2');
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
