package brevvakt.mailets.authenticity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server on this machine that knows some text records and says of every other name that there is none. */
final class NameServer implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final int LONGEST_STRING = 255;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    private final Map<String, String> texts = Collections.synchronizedMap(new LinkedHashMap<>());

    NameServer() throws IOException {
        Thread answering = new Thread(this::answer, "name-server");
        answering.setDaemon(true);
        answering.start();
    }

    void knows(String name, String text) {
        texts.put(name, text);
    }

    SimpleResolver resolver() {
        return new SimpleResolver(address);
    }

    private void answer() {
        byte[] buffer = new byte[4_096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = to(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private Message to(Message query) throws TextParseException {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RD);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        String text = texts.get(question.getName().toString(true));
        if (text != null && question.getType() == Type.TXT) {
            answer.addRecord(new TXTRecord(question.getName(), DClass.IN, SECONDS, pieces(text)), Section.ANSWER);
        } else {
            answer.getHeader().setRcode(text == null ? Rcode.NXDOMAIN : Rcode.NOERROR);
            Name zone = Name.fromString("example.");
            answer.addRecord(
                    new SOARecord(zone, DClass.IN, SECONDS, zone, zone, 1, SECONDS, SECONDS, SECONDS, SECONDS),
                    Section.AUTHORITY);
        }
        return answer;
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LONGEST_STRING) {
            pieces.add(text.substring(from, Math.min(text.length(), from + LONGEST_STRING)));
        }
        return pieces;
    }

    @Override
    public void close() {
        socket.close();
    }
}
