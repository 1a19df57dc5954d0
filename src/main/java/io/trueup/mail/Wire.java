package io.trueup.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a connection, known from outside of the library that talks over it, so that another thread can cut it. What is cut is the plain
 * socket below any encryption: closing an encrypted one would first wait for whoever is writing.
 */
final class Wire {

    private @Nullable Socket socket;
    private boolean cut;

    /** From here on connections can be made. */
    synchronized void mend() {
        cut = false;
    }

    /** Ends the connection, whoever waits in it, and any that is made later. */
    synchronized void cut() {
        cut = true;
        if (socket != null) {
            close(socket);
        }
    }

    private synchronized Socket keep(Socket made) {
        socket = made;
        if (cut) {
            close(made);
        }
        return made;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is no longer to be used either way
        }
    }

    /** Makes plain sockets. */
    SocketFactory plain() {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return keep(new Socket());
            }

            @Override
            public Socket createSocket(String host, int port) {
                throw connected();
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
                throw connected();
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                throw connected();
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
                throw connected();
            }
        };
    }

    /** Puts encryption over plain sockets. */
    SSLSocketFactory encrypting(SSLSocketFactory by) {
        return new SSLSocketFactory() {
            @Override
            public Socket createSocket(Socket plain, String host, int port, boolean closes) throws IOException {
                return by.createSocket(keep(plain), host, port, closes);
            }

            @Override
            public String[] getDefaultCipherSuites() {
                return by.getDefaultCipherSuites();
            }

            @Override
            public String[] getSupportedCipherSuites() {
                return by.getSupportedCipherSuites();
            }

            @Override
            public Socket createSocket(String host, int port) {
                throw connected();
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
                throw connected();
            }

            @Override
            public Socket createSocket(InetAddress host, int port) {
                throw connected();
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
                throw connected();
            }
        };
    }

    private static UnsupportedOperationException connected() {
        return new UnsupportedOperationException("Only sockets that are connected later can be cut at any time");
    }
}
