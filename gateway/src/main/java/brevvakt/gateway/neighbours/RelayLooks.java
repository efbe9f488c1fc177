package brevvakt.gateway.neighbours;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.watch.RelayedEvidence;
import brevvakt.casework.watch.RelayedLook;
import com.sun.mail.imap.IMAPFolder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.mail.FetchProfile;
import javax.mail.Flags;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.UIDFolder;
import javax.mail.search.FlagTerm;
import javax.mail.search.HeaderTerm;

/** One look into an open folder: which letters of ours have come since the last, and what in it nobody has read. */
final class RelayLooks {
    static final String ARRIVAL_HEADER = "X-Brevvakt-Arrival";
    private static final int AT_ONCE = 500;

    private RelayLooks() {}

    static RelayedLook into(IMAPFolder folder, RelayedEvidence.Place place) throws MessagingException {
        // asks the server for news, so that what was taken away meanwhile is known
        folder.getMessageCount();
        long numbering = folder.getUIDValidity();
        long from = numbering == place.uidValidity() ? place.lastUid() : 0;
        Message[] fresh = folder.getMessagesByUID(from + 1, UIDFolder.LASTUID);
        Map<ArrivalId, Long> letters = new HashMap<>();
        long last = from;
        for (int start = 0; start < fresh.length; start += AT_ONCE) {
            Message[] some = Arrays.copyOfRange(fresh, start, Math.min(fresh.length, start + AT_ONCE));
            folder.fetch(some, withUid(ARRIVAL_HEADER));
            for (Message message : some) {
                long uid = folder.getUID(message);
                if (uid > from) {
                    arrival(message).ifPresent(id -> letters.put(id, uid));
                    last = Math.max(last, uid);
                }
            }
        }
        return new RelayedLook(numbering, last, letters, unread(folder));
    }

    private static Set<Long> unread(IMAPFolder folder) throws MessagingException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        folder.fetch(unread, withUid());
        Set<Long> numbers = new HashSet<>();
        for (Message message : unread) {
            numbers.add(folder.getUID(message));
        }
        return numbers;
    }

    /** A letter of ours lies there. */
    static boolean holds(IMAPFolder folder, ArrivalId id) throws MessagingException {
        return folder.search(new HeaderTerm(ARRIVAL_HEADER, id.value())).length > 0;
    }

    private static FetchProfile withUid(String... headers) {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        Arrays.stream(headers).forEach(profile::add);
        return profile;
    }

    private static Optional<ArrivalId> arrival(Message message) throws MessagingException {
        String[] said = message.getHeader(ARRIVAL_HEADER);
        return said == null || said.length != 1
                ? Optional.empty()
                : Arrays.stream(said)
                        .map(String::strip)
                        .filter(value -> value.matches("[A-Za-z0-9-]{1,64}"))
                        .map(ArrivalId::new)
                        .findFirst();
    }
}
