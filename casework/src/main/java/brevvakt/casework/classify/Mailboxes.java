package brevvakt.casework.classify;

import brevvakt.casework.classify.Circumstances.Addressee;
import brevvakt.casework.classify.Circumstances.Care;
import brevvakt.casework.letter.EmailAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the work of a mailbox from its address, where nothing else is known about it. */
final class Mailboxes {
    private static final Pattern PERSON =
            Pattern.compile("\\p{L}{1,}(-\\p{L}{2,})?\\.\\p{L}{1,}(-\\p{L}{2,})?[0-9]{0,2}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int WHOLE_WORD = 3;

    private final List<MailboxHint> hints;
    private final Set<String> givenNames;

    /** @param givenNames the given names that are known: an address that begins with one is a person's, whatever the surname */
    Mailboxes(List<MailboxHint> hints, Collection<String> givenNames) {
        this.hints = List.copyOf(hints);
        this.givenNames = givenNames.stream().map(Spelling::plain).collect(Collectors.toSet());
    }

    Set<String> topicNames() {
        Set<String> names = new LinkedHashSet<>();
        hints.forEach(hint -> names.add(hint.id()));
        return names;
    }

    /** The topics of a mailbox; none for one of a person. */
    Set<String> topics(EmailAddress mailbox) {
        String[] words = words(mailbox);
        Set<String> topics = new LinkedHashSet<>();
        if (isPersons(mailbox, words)) {
            return topics;
        }
        for (MailboxHint hint : hints) {
            if (speaksOf(hint, words)) {
                topics.add(hint.id());
            }
        }
        return topics;
    }

    Optional<Care> care(EmailAddress mailbox) {
        String[] words = words(mailbox);
        return isPersons(mailbox, words)
                ? Optional.empty()
                : hints.stream()
                        .filter(hint -> hint.care().isPresent() && speaksOf(hint, words))
                        .flatMap(hint -> hint.care().stream())
                        .findFirst();
    }

    /** Written like first name and surname, and no word of it speaks of an office. */
    Addressee addressee(EmailAddress mailbox) {
        if (!topics(mailbox).isEmpty()) {
            return Addressee.FUNCTIONAL;
        }
        return PERSON.matcher(mailbox.withoutDetail().local()).matches() ? Addressee.PERSONAL : Addressee.UNKNOWN;
    }

    private boolean isPersons(EmailAddress mailbox, String[] words) {
        return words.length > 1
                && givenNames.contains(words[0])
                && PERSON.matcher(mailbox.withoutDetail().local()).matches();
    }

    private static boolean speaksOf(MailboxHint hint, String[] words) {
        for (String word : words) {
            for (String beginning : hint.local()) {
                if (beginning.length() <= WHOLE_WORD ? word.equals(beginning) : word.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String[] words(EmailAddress mailbox) {
        return NO_LETTERS.split(Spelling.plain(mailbox.withoutDetail().local()));
    }
}
