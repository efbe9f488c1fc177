package brevvakt.acceptance;

import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** An employee's mail program at the IMAP door. */
record Reader(int port, String username) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private <T> T inStore(Visit<T> visit) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", "20000");
        properties.setProperty("mail.imap.timeout", "20000");
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", port, username, "demo");
        try {
            return visit.to(store);
        } finally {
            store.close();
        }
    }

    private interface Visit<T> {
        T to(Store store) throws MessagingException;
    }

    List<String> folders() throws MessagingException {
        return inStore(store -> Arrays.stream(store.getDefaultFolder().list("*"))
                .map(Folder::getFullName)
                .toList());
    }

    /** The Message-IDs in a folder, looked at without reading. */
    List<String> messageIds(String folder) throws MessagingException {
        return inStore(store -> {
            Folder opened = store.getFolder(folder);
            opened.open(Folder.READ_ONLY);
            return Arrays.stream(opened.getMessages()).map(Reader::messageId).toList();
        });
    }

    private static String messageId(Message message) {
        try {
            String[] ids = message.getHeader("Message-ID");
            return ids == null ? "" : ids[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a mail, as a person who opens it and tries again when the server stumbles. */
    String read(String folder, String messageId) {
        return await(messageId + " read in " + folder + " by " + username)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> inStore(store -> contentIn(store.getFolder(folder), messageId)), text -> !text.isEmpty());
    }

    private static String contentIn(Folder folder, String messageId) throws MessagingException {
        folder.open(Folder.READ_WRITE);
        return contentOf(Arrays.stream(folder.getMessages())
                .filter(message -> messageId(message).equals(messageId))
                .findFirst()
                .orElseThrow());
    }

    private static String contentOf(Message message) throws MessagingException {
        try {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            message.writeTo(whole);
            return whole.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the folder holds the mail. */
    List<String> awaitIn(String folder, String messageId) {
        return await(messageId + " in " + folder + " of " + username)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> messageIds(folder), found -> found.contains(messageId));
    }
}
