package io.trueup.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What the console answers to bytes that no decent client would send. */
record RawAnswer(String text) {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MOST = 64 * 1024;

    /** Sends all of it, then reads until the console closes, or until {@link #MOST} bytes are there. */
    static RawAnswer to(int port, String sent) throws IOException {
        try (Socket socket = open(port)) {
            OutputStream out = socket.getOutputStream();
            out.write(sent.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return read(socket);
        }
    }

    static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** The head and what comes with it. */
    static RawAnswer read(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8 * 1024];
        for (int count = in.read(buffer); count >= 0 && text.length() < MOST; count = in.read(buffer)) {
            text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            if (isWhole(text)) {
                break;
            }
        }
        return new RawAnswer(text.toString());
    }

    private static boolean isWhole(CharSequence text) {
        String all = text.toString();
        int body = all.indexOf("\r\n\r\n");
        return body >= 0
                && (all.contains("Content-Length: 0\r\n")
                        || all.endsWith("\r\n0\r\n\r\n")
                        || length(all) == all.length() - body - 4);
    }

    private static int length(String all) {
        int at = all.indexOf("Content-Length: ");
        return at < 0 ? -1 : Integer.parseInt(all.substring(at + 16, all.indexOf('\r', at)));
    }

    int status() {
        return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }
}
