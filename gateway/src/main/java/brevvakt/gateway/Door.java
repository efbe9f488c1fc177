package brevvakt.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The doors of the house, each at its distance from the port base (DESIGN 5). */
enum Door {
    SMTP(25),
    SUBMISSION(587),
    IMAP(143),
    LMTP(24),
    HTTP(80);

    private final int distance;

    Door(int distance) {
        this.distance = distance;
    }

    int port(int base) {
        return base + distance;
    }

    /** Whether the door's port can be listened on, so that one that is taken is told by its number. */
    boolean isFree(InetAddress address, int base) {
        try (ServerSocket door = new ServerSocket()) {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(address, port(base)));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
